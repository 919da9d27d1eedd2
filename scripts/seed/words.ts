const split = (text: string): readonly string[] => text.trim().split(/\s+/)

/** What the seeded catalogue's names are made of. */
export const adjectives = split(`
  Amber Ancient Autumn Bitter Blind Borrowed Bright Broken Burning Careful Cheap Clear Clever Cold Common Constant Copper
  Crooked Curious Daily Dark Deep Distant Double Drowned Early Eastern Electric Empty Endless Even Evening Faithful Fallen
  False Familiar Fatal Final First Floating Foreign Forgotten Formal Fragile Frozen Gentle Gilded Glass Golden Good Grand
  Green Grey Half Hidden High Hollow Honest Hungry Idle Impossible Indigo Inner Iron Kind Last Late Lesser Little Lonely
  Long Loose Lost Loud Lucky Marble Midnight Mild Minor Missing Narrow Native Natural Northern Oblique Odd Old Open
  Ordinary Other Outer Paper Patient Perfect Plain Polite Private Proud Public Quiet Rapid Rare Reckless Red Restless
  Royal Rural Sacred Salt Scarlet Second Secret Seventh Shallow Sharp Short Silent Silver Simple Slow Small Soft Solemn
  Southern Spare Steady Steep Still Stolen Strange Stubborn Sudden Summer Sunken Tall Tender Thin Third Tidal Tired Tiny
  Tough Twin Uncertain Unknown Unlikely Upper Urgent Vacant Violet Warm Western White Wild Winter Wooden Wrong Yellow Young`)

export const nouns = split(`
  Accord Acre Actor Address Afternoon Alarm Album Alley Almanac Anchor Angel Answer Apple Apprentice Archive Arrival Arrow
  Atlas Attic Aunt Baker Balcony Ballad Banker Barge Barley Basin Battery Bay Beacon Beekeeper Bell Bench Bicycle Bird
  Blanket Boat Border Bottle Boulder Branch Bread Bridge Brother Bucket Builder Button Cabin Calendar Camera Canal Candle
  Canyon Captain Caravan Cargo Carpet Castle Cathedral Cellar Chain Chair Chamber Chapel Chimney Choir Circle Circus
  Citizen Clerk Cliff Clock Cloud Coast Colony Comet Compass Concert Confession Conductor Copy Corner Corridor Cottage
  Country Courier Court Cousin Crane Creek Crown Current Curtain Custom Dance Daughter Debt December Deep Delta Desert
  Detective Diary Dinner Diver Doctor Door Dream Driver Drum Dust Echo Edge Embassy Engine Errand Estate Estuary Evening
  Exile Factory Farewell Farmer Father Feather February Fence Ferry Festival Field Fire Fisherman Flag Flood Floor Flower
  Fog Forecast Forest Fortune Fountain Fox Friend Frontier Fugitive Funeral Garden Gardener Garment Gate Geometry Ghost
  Gift Glacier Glove Grain Grammar Granary Guest Guitar Harbour Harvest Hedge Heir Hermit Hill History Holiday Honey
  Horizon Horse Hospital Hotel Hour House Hunter Hymn Icebreaker Inn Insect Instrument Island Jacket January Jetty Journey
  Judge July Juggler Junction Keeper Key Kitchen Kite Ladder Lake Lamp Language Lantern Lark Lawyer Ledger Lemon Letter
  Library Lighthouse Line Lion Locksmith Loft Lover Machine Maiden Manor Map March Market Marriage Mason Meadow Memory
  Merchant Messenger Meridian Midwife Mill Mirror Monsoon Monument Moon Morning Moth Mother Motorway Mountain Museum
  Musician Neighbour Nephew Nest Net Night Notebook November Nurse Oak Oath Observatory October Office Olive Opera Orchard
  Orchestra Orphan Outpost Owl Painter Palace Parade Parcel Parliament Passage Passenger Peach Pear Pendulum Piano Pilgrim
  Pilot Pine Platform Player Poet Pond Port Portrait Postman Prairie Printer Prisoner Promise Proof Quarry Question Quarter
  Rabbit Radio Railway Rain Reader Record Reef Refuge Regiment Reservoir Return Ribbon Rider River Road Robin Roof Room Rope
  Rose Route Rumour Sailor Salt School Sculptor Sea Season Secret Shadow Shelter Shepherd Ship Shoemaker Shore Signal Sister
  Sky Snow Soldier Song Spark Sparrow Spring Square Stable Stage Staircase Station Stone Storm Story Stranger Street Student
  Suitcase Summit Surgeon Swallow Swan Swimmer Table Tailor Tapestry Teacher Telegram Telescope Temple Tenant Theatre Thief
  Thread Threshold Thunder Ticket Tide Timber Tower Town Traveller Treaty Tree Trial Tunnel Twilight Umbrella Uncle
  Valley Verdict Vessel Village Vineyard Violin Visitor Voice Voyage Waiter Wall Waltz Warden Watch Water Wave Weather
  Weaver Wedding Well Whale Wharf Wheel Whisper Widow Willow Wind Window Wing Winter Wolf Woodcutter Workshop Writer Year`)

export const gerunds = split(`
  Asking Breathing Building Burning Calling Carrying Climbing Counting Crossing Dancing Digging Drawing Dreaming Driving
  Falling Feeding Finding Following Forgetting Gathering Guarding Healing Holding Keeping Leaving Learning Listening Losing
  Making Measuring Mending Missing Moving Naming Painting Passing Playing Reading Remembering Returning Sailing Searching
  Singing Sleeping Speaking Standing Stealing Teaching Trading Turning Waiting Walking Watching Weaving Winning Writing`)

export const placeHeads = split(`
  Alder Ash Barn Beck Birch Black Brad Bram Brent Bright Brook Bur Cal Cam Chal Clay Cold Cran Dal Dun Eden Elm Fair Fal
  Farn Fen Glen Gran Hal Ham Hart Haver Hazel Hel Hol Horn Kel Kirk Lang Lin Long Mal Mar Mel Mer Mil Nor Oak Ox Pen Pil
  Ral Raven Red Rock Ros Sal Sand Sel Sher Sil Stan Stone Strat Sut Swan Tam Thorn Til Wal War Wel West Whit Wil Win Wood`)

export const placeTails = split(`
  bank borough bourne bridge burgh bury by cliff combe cote dale den don down ey field ford gate grove ham head hill holm
  hurst land leigh ley lock low mere minster mouth ness ney port ridge sea shaw side stead stoke ton vale wall wick worth`)

export const firstNames = split(`
  Ada Agnes Akira Alma Amara Amir Anders Anna Anton Aoife Arash Astrid Béla Beatriz Bo Carla Chidi Clara Dalia Daniel Dora
  Elif Elias Emeka Emil Erin Esther Eva Farid Felix Fatima Freya Gabriel Georg Greta Hana Hannes Hassan Helen Henrik Ida
  Igor Ines Ingrid Irina Isak Ivan Jana Jonas José Joy Jules Karin Kofi Lars Laila Leo Lena Linh Lotte Luca Lucía Maja
  Malik Marta Matteo Mei Mila Mina Mira Nadia Naoko Nils Nina Noor Olga Omar Otto Paloma Pavel Pia Priya Rafael Rosa Ruth
  Samir Sana Selma Signe Silvia Sofia Stefan Sven Tamar Tariq Teresa Theo Tomás Ulla Uma Vera Viktor Wanda Yara Yusuf Zoë`)

export const lastNames = split(`
  Abbas Acosta Adeyemi Almeida Andersen Arslan Aydın Bauer Becker Benali Bergman Bianchi Blanc Borg Bruun Castro Chen Cohen
  Costa Dahl Danso Demir Diallo Dubois Eriksen Falk Farkas Fischer Fontaine Friis García Gomes Greco Haddad Hahn Hansen
  Haruna Hoang Horváth Ibrahim Ito Ivanov Jansen Jensen Juhász Kaplan Karlsson Kaya Keller Khan Kim Klein Kovács Krause
  Kröger Kruse Kumar Lang Larsen Laurent Lehmann Lima Lindqvist Lund Maier Marino Mbeki Mendes Meyer Mori Moreau Müller
  Nagy Nakamura Nguyen Nilsen Novák Nowak Nyberg Okafor Okoye Olsen Osei Park Pereira Petrov Pham Popescu Quist Rahman
  Ramos Reyes Ricci Romano Rossi Roux Sahin Santos Sato Schmitt Schneider Silva Singh Sjöberg Sørensen Stein Suzuki Szabó
  Tanaka Thorsen Toth Tran Vargas Vega Vogel Wagner Weber Winkler Wolff Yamada Yıldız Ziegler`)

export const genres = [
  ...['Animation', 'Adventure', 'Biography', 'Comedy', 'Crime', 'Documentary', 'Drama', 'Family', 'Fantasy', 'History'],
  ...[
    'Landscape',
    'Mystery',
    'Nature',
    'Noir',
    'Poetry',
    'Romance',
    'Science fiction',
    'Thriller',
    'Travel',
    'Western',
  ],
] as const

export const musicGenres = [
  ...['Ambient', 'Chamber', 'Choral', 'Electronic', 'Folk', 'Jazz', 'Opera', 'Orchestral', 'Piano', 'Songs'],
] as const

export const languages = ['en', 'de', 'fr', 'es', 'it', 'ja', 'pt', 'tr'] as const
