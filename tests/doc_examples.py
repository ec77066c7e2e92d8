#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the examples of one page: mdoc (.Bd -literal under EXAMPLES) or
Markdown (fenced blocks). "$ " begins a command, "> " continues it, what
follows is its output. A C program is compiled, linked and run. Prints one
line "ok" or "bad LINE" for each example."""
import os
import re
import subprocess
import sys

TOP, B = os.environ["TOP"], os.environ["B"]


def blocks_of_mdoc(lines):
    inside, block, start = False, None, 0
    for number, line in enumerate(lines, 1):
        if line.startswith(".Sh"):
            inside = line.startswith(".Sh EXAMPLES")
        elif inside and line.startswith(".Bd -literal"):
            block, start = [], number
        elif block is not None and line.startswith(".Ed"):
            yield start, block
            block = None
        elif block is not None:
            block.append(re.sub(r"\\(e|-|&|\(aq)",
                                lambda m: {"e": "\\", "-": "-", "&": "",
                                           "(aq": "'"}[m[1]], line))


def blocks_of_markdown(lines):
    block, start = None, 0
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            if block is None:
                block, start = [], number
            else:
                yield start, block
                block = None
        elif block is not None:
            block.append(line)


def examples(block):
    """Pairs of command and expected output."""
    found = []
    for line in block:
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif found and line.startswith(">") and not found[-1][1]:
            found[-1][0] += "\n" + line[1:]
        elif found:
            found[-1][1].append(line)
    return found


def run_command(command, want):
    done = subprocess.run(["bash", "-c", command], capture_output=True,
                          text=True, stdin=subprocess.DEVNULL, timeout=60)
    want = "\n".join(want).strip()
    got = (done.stdout + done.stderr).strip()
    if want and want != got:
        return f"$ {command}\nwant:\n{want}\ngot:\n{got}"
    if done.returncode not in (0, 1) or "not found" in done.stderr:
        return f"$ {command}\nstatus {done.returncode}: {done.stderr}"
    return None


def run_c(block):
    with open("example.c", "w", encoding="utf-8") as file:
        file.write("\n".join(block) + "\n")
    san = "-fsanitize=address,undefined" if os.environ.get("SAN") else "-O1"
    cov = ["--coverage"] if os.environ.get("COV") else []
    libs = open(B + "/libs", encoding="utf-8").read().split()
    done = subprocess.run(
        [os.environ.get("CC", "cc"), "-std=c11", "-Wall", "-Wextra", "-Werror",
         san, *cov, "-I" + TOP + "/lib", "example.c", B + "/libvekta.a",
         *libs, "-lm", "-o", "example"], capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    done = subprocess.run("vk-parse week.txt | ./example", shell=True,
                          capture_output=True, text=True, timeout=60)
    if done.returncode or not done.stdout:
        return f"status {done.returncode}\n{done.stdout}{done.stderr}"
    return None


def main():
    page = sys.argv[1]
    lines = open(page, encoding="utf-8").read().split("\n")
    blocks = blocks_of_markdown if page.endswith(".md") else blocks_of_mdoc
    for start, block in blocks(lines):
        if any(line.startswith("#include") for line in block):
            problems = [run_c(block)]
        else:
            # What installs or takes minutes is not run from here.
            problems = [run_command(*pair) for pair in examples(block)
                        if not re.match(r"(sudo )?(make|git|cd)\b", pair[0])]
        for problem in problems:
            if problem:
                with open("problem", "w", encoding="utf-8") as file:
                    file.write(problem)
            print(f"bad line {start}" if problem else "ok")
            if problem:
                sys.exit(0)


main()
