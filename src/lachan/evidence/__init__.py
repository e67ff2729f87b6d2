"""The evidence room: one matter's file as entries that are appended, and the scans that go with them.

By right of BLTTHS Điều 85–108, 131; TTLT 04/2018 Điều 35. What the entries come to is read by `lachan.proof`."""
