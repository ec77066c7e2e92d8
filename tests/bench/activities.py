#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""activities.py N: a made-up export of Garmin Connect with N activities, the
newest first, as the real ones are; the same bytes every time."""
import datetime
import sys

HEADER = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,"
    "Aerobic TE,Avg Bike Cadence,Max Bike Cadence,Avg Speed,Max Speed,"
    "Total Ascent,Total Descent,Avg Stride Length,Training Stress Score®,"
    "Normalized Power® (NP®),Max Avg Power (20 min),Avg Power,Max Power,Steps,"
    "Min Temp,Max Temp,Number of Laps,Best Lap Time,Moving Time,Elapsed Time,"
    "Min Elevation,Max Elevation")
TYPES = ("Road Cycling", "Indoor Cycling", "Virtual Cycling", "Running")


def clock(seconds):
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def main():
    count = int(sys.argv[1])
    end = datetime.datetime(2026, 3, 1, 18, 0, 0)
    out = [HEADER]
    for i in range(count):
        start = end - datetime.timedelta(minutes=97 * i, seconds=i % 60)
        time = 2400 + i * 37 % 3000
        np = 150 + i * 7 % 120
        cadence = 80 + i % 15
        stride = 0
        if i % 4 == 3:  # of runs, as a list of all sports shows them
            cadence += 80
            stride = 1000 * time / 130 / (cadence * time / 60)
        out.append(
            f'{TYPES[i % 4]},{start},false,"Session {i}, lap {i % 9}",'
            f'"{time / 130:.2f}","{500 + i % 900:,}",{clock(time)},'
            f'"{120 + i % 50}","{160 + i % 30}","{2 + i % 30 / 10:.1f}",'
            f'"{cadence}","{cadence + 30}","27.7","{50 + i % 12}.3",'
            f'"{i % 1500:,}","{i % 1400:,}","{stride:.2f}","{40 + i % 90}.{i % 10}",'
            f'"{np}","{np + 12}","{np - 9}","{600 + i % 400}","--",'
            f'"{i % 25}.0","{5 + i % 30}.0","{1 + i % 8}",'
            f'"{i % 50:02d}:{i % 60:02d}.{i % 100:02d}",{clock(time - 20)},'
            f'{clock(time + 300)},"{i % 400}","{400 + i % 900}"')
        if len(out) >= 10000:
            print("\n".join(out))
            out = []
    if out:
        print("\n".join(out))


main()
