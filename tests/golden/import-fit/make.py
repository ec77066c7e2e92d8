# SPDX-License-Identifier: MIT
"""A FIT file of one ride: a minute of records, then its session."""
import struct
import sys


def crc(data):
    table = [0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
             0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400]
    value = 0
    for byte in data:
        for half in (byte & 15, byte >> 4):
            value = (value >> 4) ^ table[value & 15] ^ table[half]
    return value


def define(local, number, fields):
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(fields)) + \
        b"".join(struct.pack("BBB", *field) for field in fields)


START = 1141455600  # 2026-03-03 07:00:00 UTC, in seconds since 1989-12-31
body = define(0, 0, [(0, 1, 0), (4, 4, 0x86)])
body += struct.pack("<BBI", 0, 4, START)
body += define(1, 20, [(253, 4, 0x86), (3, 1, 2), (4, 1, 2), (7, 2, 0x84)])
for i in range(61):
    body += struct.pack("<BIBBH", 1, START + i, 130 + i % 5, 85,
                        200 + i % 2 * 100)
body += define(2, 18, [(253, 4, 0x86), (2, 4, 0x86), (5, 1, 0), (7, 4, 0x86),
                       (8, 4, 0x86), (9, 4, 0x86), (11, 2, 0x84)])
body += struct.pack("<BIIBIIIH", 2, START + 60, START, 2, 60000, 60000,
                    48000, 15)
head = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
head += struct.pack("<H", crc(head))
data = head + body
with open(sys.argv[1], "wb") as file:
    file.write(data + struct.pack("<H", crc(data)))
