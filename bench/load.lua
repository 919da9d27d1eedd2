-- For wrk: sends the requests of a file in turn and says in JSON what came of it.
-- Each line of the file is one request: method, path, headers as name=value joined by \1, body; parted by tabs.

local requests = {}
local at = 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, headers, body = line:match("^(%S+)\t([^\t]*)\t([^\t]*)\t(.*)$")
    local table = {}
    for pair in (headers .. "\1"):gmatch("([^\1]*)\1") do
      local name, value = pair:match("^([^=]+)=(.*)$")
      if name then table[name] = value end
    end
    requests[#requests + 1] = wrk.format(method, path, table, body ~= "" and body or nil)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  io.write(string.format(
    '\n{"requests":%d,"bytes":%d,"microseconds":%d,"p95Microseconds":%d,"refused":%d,"broken":%d}\n',
    summary.requests, summary.bytes, summary.duration, latency:percentile(95), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
