#!/bin/sh
# A sweep as an array job of Slurm, one shard of the points a task:
#   sbatch --array=1-20 scenarios/studies/sweep_array.sh STUDY OUT.h5
#   ssr merge OUT.shard*.h5 -o OUT.h5
# A task that was stopped or ran out of time goes on where it was: send in the same array again.
#SBATCH --job-name=ssr-sweep
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --time=04:00:00
#SBATCH --signal=TERM@60
set -eu
study=${1:?usage: sweep_array.sh STUDY OUT.h5}
output=${2:?usage: sweep_array.sh STUDY OUT.h5}
task=${SLURM_ARRAY_TASK_ID:?start it with sbatch --array=1-N}
tasks=${SLURM_ARRAY_TASK_MAX:?start it with sbatch --array=1-N}
# Slurm runs a copy of this script: the program is $SSR, or `ssr` on the PATH.
exec "${SSR:-ssr}" sweep "$study" -o "${output%.h5}.shard$task.h5" --shard "$task/$tasks" \
    --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet
