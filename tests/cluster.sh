#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# cluster.sh: examples/cluster on hosts of its own, which are network
# namespaces: GNU parallel over ssh, also when a host is lost, and a Slurm job
# array, also when a task fails. What comes out is what one process makes, byte
# for byte. Needs root; what is not installed is skipped, and said.
. "$(dirname "$0")/lib.sh"
cd "$work" || exit 1
chmod 755 "$work"
hosts=(one two three)
mark=vk$$
children=()
examples=$top/examples/cluster

cleanup() {
	local p host
	for p in "${children[@]}"; do
		kill "$p" 2>/dev/null
	done
	for host in "${hosts[@]}" hub; do
		for p in $(ip netns pids "$mark$host" 2>/dev/null); do
			kill -9 "$p" 2>/dev/null
		done
		ip netns del "$mark$host" 2>/dev/null
	done
	[ -z "${made_run-}" ] || rmdir /run/sshd 2>/dev/null
	rm -rf "$work"
}

# Hosts that see each other and nothing else.
network() {
	local host n=1
	ip netns add "${mark}hub" || return 1
	ip -n "${mark}hub" link add name bridge type bridge &&
		ip -n "${mark}hub" link set bridge up &&
		ip -n "${mark}hub" link set lo up &&
		ip -n "${mark}hub" addr add 10.77.0.1/24 dev bridge || return 1
	for host in "${hosts[@]}"; do
		n=$((n + 1))
		ip netns add "$mark$host" &&
			ip -n "${mark}hub" link add "to$host" type veth peer name eth0 \
				netns "$mark$host" &&
			ip -n "${mark}hub" link set "to$host" master bridge up &&
			ip -n "$mark$host" addr add 10.77.0.$n/24 dev eth0 &&
			ip -n "$mark$host" link set eth0 up &&
			ip -n "$mark$host" link set lo up || return 1
		printf '10.77.0.%s %s\n' $n "$host" >>hosts
	done
}
on() { # HOST COMMAND...
	local host=$1
	shift
	ip netns exec "$mark$host" "$@"
}

ssh_up() {
	local host n=1
	[ -d /run/sshd ] || { mkdir -m 755 /run/sshd && made_run=1; }
	ssh-keygen -q -t ed25519 -N '' -f hostkey && ssh-keygen -q -t ed25519 -N '' -f key
	cp key.pub authorized
	for host in "${hosts[@]}"; do
		n=$((n + 1))
		cat >"sshd.$host" <<-END
		Port 2222
		ListenAddress 10.77.0.$n
		HostKey $work/hostkey
		AuthorizedKeysFile $work/authorized
		PidFile none
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		PermitRootLogin prohibit-password
		MaxStartups 100
		END
		on "$host" /usr/sbin/sshd -D -e -f "sshd.$host" 2>"sshd.$host.log" &
		children+=($!)
		cat >>ssh_config <<-END
		Host $host
		HostName 10.77.0.$n
		Port 2222
		User root
		IdentityFile $work/key
		StrictHostKeyChecking no
		UserKnownHostsFile /dev/null
		LogLevel ERROR
		END
	done
	for host in "${hosts[@]}"; do
		for _ in 1 2 3 4 5 6 7 8 9 10; do
			on hub ssh -F ssh_config "$host" true 2>err && break
			sleep 0.3
		done || { cat err "sshd.$host.log"; return 1; }
	done
}
by_ssh() { # HOSTS
	on hub env SSH="ssh -F $work/ssh_config" BLOCK=50k HOME="$work" \
		"$examples/by-ssh.sh" "$1" "$work/team.csv" <in
}

ssh_tests() {
	local names
	names=$(IFS=,; echo "${hosts[*]}")
	by_ssh "$names" >out 2>err
	check "parallel: status" "0" "$?"
	check "parallel: the bytes of one process" 0 "$(cmp want out >&2; echo $?)"
	check "parallel: every host did some" 3 \
		"$(for h in "${hosts[@]}"; do grep -c 'Accepted publickey' "sshd.$h.log"; done |
			awk '$1 > 1' | wc -l)"
	# A host whose cable is pulled while it works.
	(sleep 1.5; ip -n "${mark}hub" link set totwo down) &
	by_ssh "$names" >out 2>err
	check "parallel: a host is lost: status" 0 "$?"
	check "parallel: a host is lost: the bytes of one process" 0 \
		"$(cmp want out >&2; echo $?)"
	ip -n "${mark}hub" link set totwo up
}

# ------------------------------------------------------------------- Slurm

slurm_up() {
	local host n=1
	dd if=/dev/urandom of=munge.key bs=128 count=1 2>/dev/null
	chmod 400 munge.key
	munged --force --foreground --socket="$work/munge" --key-file="$work/munge.key" \
		--pid-file="$work/munge.pid" --log-file="$work/munge.log" \
		--seed-file="$work/munge.seed" >/dev/null 2>munge.err &
	children+=($!)
	mkdir state
	cat >slurm.conf <<-END
	ClusterName=vekta
	SlurmctldHost=hub(10.77.0.1)
	SlurmUser=root
	SlurmdUser=root
	AuthType=auth/munge
	AuthInfo=socket=$work/munge
	CredType=cred/munge
	StateSaveLocation=$work/state
	SlurmdSpoolDir=$work/spool.%n
	SlurmctldPidFile=$work/slurmctld.pid
	SlurmdPidFile=$work/slurmd.%n.pid
	SlurmctldLogFile=$work/slurmctld.log
	SlurmdLogFile=$work/slurmd.%n.log
	ProctrackType=proctrack/linuxproc
	TaskPlugin=task/none
	JobAcctGatherType=jobacct_gather/none
	MpiDefault=none
	ReturnToService=2
	SlurmdParameters=config_overrides
	SelectType=select/cons_tres
	SelectTypeParameters=CR_CPU
	SchedulerParameters=sched_interval=1,batch_sched_delay=0
	END
	# Nothing here needs control groups, which not every sandbox has.
	echo 'CgroupPlugin=cgroup/v1' >cgroup.conf
	for host in "${hosts[@]}"; do
		n=$((n + 1))
		echo "NodeName=$host NodeAddr=10.77.0.$n CPUs=2 RealMemory=500" >>slurm.conf
	done
	echo "PartitionName=all Nodes=$(IFS=,; echo "${hosts[*]}") Default=YES State=UP" >>slurm.conf
	export SLURM_CONF=$work/slurm.conf
	for _ in $(seq 30); do [ -S munge ] && break; sleep 0.2; done
	on hub unshare --uts sh -c 'hostname hub; exec slurmctld -D' >ctld.err 2>&1 &
	children+=($!)
	for host in "${hosts[@]}"; do
		on "$host" unshare --uts sh -c "hostname $host; exec slurmd -D -N $host" \
			>"slurmd.$host.err" 2>&1 &
		children+=($!)
	done
	for _ in $(seq 100); do
		[ "$(on hub sinfo -h -o %T -N 2>/dev/null | grep -c idle)" = 3 ] && return 0
		sleep 0.2
	done
	tail -n 5 ctld.err slurmctld.log slurmd.*.err slurmd.*.log munge.log
	return 1
}
by_slurm() { # DIR
	on hub env SHARD=200k HOME="$work" "$examples/by-slurm.sh" "$1" "$work/team.csv"
}

slurm_tests() {
	local shards
	by_slurm run1 <in >out 2>err
	check "slurm: status" 0 "$?"
	[ ! -s err ] || cat err
	check "slurm: the bytes of one process" 0 "$(cmp want out >&2; echo $?)"
	shards=$(find run1 -name 'in.*' | wc -l)
	check "slurm: several shards" yes "$([ "$shards" -ge 5 ] && echo yes)"
	# Again, with one output lost: that one is done, and no other.
	rm run1/out.00002
	touch -d '2020-01-01' run1/out.*
	by_slurm run1 </dev/null >out 2>err
	check "slurm: called again: the same" "0 0" "$? $(cmp want out >&2; echo $?)"
	check "slurm: called again: one shard" run1/out.00002 \
		"$(find run1 -name 'out.*' -newermt 2021-01-01)"
	# A task that fails is told, and the next call ends the work.
	chmod 000 run1/in.00003
	rm run1/out.00003 run1/out.00004
	mv run1/in.00003 aside
	mkdir run1/in.00003
	by_slurm run1 </dev/null >out 2>err
	check "slurm: a task fails: status" 3 "$?"
	check "slurm: a task fails: the others are done" yes \
		"$([ -e run1/out.00004 ] && [ ! -e run1/out.00003 ] && echo yes)"
	rmdir run1/in.00003
	mv aside run1/in.00003
	chmod 644 run1/in.00003
	by_slurm run1 </dev/null >out 2>err
	check "slurm: mended: the bytes of one process" "0 0" \
		"$? $(cmp want out >&2; echo $?)"
}

if [ "$(id -u)" != 0 ] || ! command -v ip >/dev/null; then
	skip "cluster: needs root and ip"
	finish
	exit
fi
trap cleanup EXIT
if ! network 2>err; then
	skip "cluster: no network namespaces here ($(head -n 1 err))"
	finish
	exit
fi
printf '%s\n' 'name,ftp,cp,w prime,sleep' 'Ana,250,262,18,5' 'Ben,300,295,12,' \
	'Cleo,210,,,' >team.csv
cut -f1 "$top"/tests/cases/*.tsv | grep -v '^#' | grep . >cases
for _ in {1..20}; do cat cases; done | head -n 20000 >in
"$examples/pipeline.sh" "$work/team.csv" <in >want
check "one process" "0" "$?"
if ! parallel --version 2>/dev/null | grep -q '^GNU parallel' || ! [ -x /usr/sbin/sshd ]; then
	skip "cluster: needs GNU parallel and sshd"
elif ssh_up; then
	ssh_tests
else
	fail "cluster: no ssh between the hosts"
fi
if ! command -v slurmctld >/dev/null || ! command -v slurmd >/dev/null ||
	! command -v munged >/dev/null; then
	skip "cluster: needs Slurm and munge"
elif slurm_up; then
	slurm_tests
else
	fail "cluster: Slurm does not come up"
fi
finish
