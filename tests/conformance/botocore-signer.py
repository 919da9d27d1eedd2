"""Signs CloudFront URLs with botocore: reads jobs as JSON on standard input, writes one URL a job as JSON.

The signature itself is made by openssl, so that nothing but botocore is needed."""

import datetime
import json
import subprocess
import sys

from botocore.signers import CloudFrontSigner


def at(seconds):
    return None if seconds is None else datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


def sign(job):
    def raw(message):
        command = ["openssl", "dgst", "-sha1", "-sign", job["privateKeyFile"]]
        return subprocess.run(command, input=message, capture_output=True, check=True).stdout

    signer = CloudFrontSigner(job["keyId"], raw)
    until, after, network = at(job["until"]), at(job["after"]), job["network"]
    if after is None and network is None:
        return signer.generate_presigned_url(job["url"], date_less_than=until)
    policy = signer.build_policy(job["url"], until, after, network)
    return signer.generate_presigned_url(job["url"], policy=policy)


json.dump([sign(job) for job in json.load(sys.stdin)], sys.stdout)
