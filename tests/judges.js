// SPDX-License-Identifier: MIT
// judges.js PROFILES DIR: reads DIR's .erg and .mrc files with the package
// @sportloop/mrc and compares what they play with PROFILES, the JSON lines of
// file_profile.py --json. Prints each difference and a count.
'use strict';
const fs = require('fs');
const path = require('path');
const mrc = require('@sportloop/mrc');

const [, , profiles, dir] = process.argv;
let read = 0;
let bad = 0;

function played(data, scale) {
	const out = [];
	for (let i = 0; i + 1 < data.length; i += 2) {
		const [from, a] = data[i];
		const [to, b] = data[i + 1];
		out.push([Math.floor(to * 60) - Math.floor(from * 60),
			a / scale, b / scale]);
	}
	return out;
}

function same(got, want) {
	return got.length === want.length && got.every((row, i) =>
		row[0] === want[i][0] && Math.abs(row[1] - want[i][1]) < 1e-3 &&
		Math.abs(row[2] - want[i][2]) < 1e-3);
}

for (const line of fs.readFileSync(profiles, 'utf8').split('\n')) {
	if (!line)
		continue;
	const { file, profile } = JSON.parse(line);
	if (!/\.(erg|mrc)$/.test(file))
		continue;
	const text = fs.readFileSync(path.join(dir, file), 'utf8');
	const scale = file.endsWith('.erg') ? 250 : 100;
	read++;
	try {
		const { courseData } = mrc.parse(text);
		if (!same(played(courseData, scale), profile))
			throw new Error('another profile');
	} catch (error) {
		bad++;
		console.log(`${file}: ${error.message}`);
	}
}
console.log(`${read} read, ${bad} bad`);
