"""Prints every scalar TensorBoard finds in a folder, one a line: tag, step, value."""
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0})
events.Reload()
for tag in sorted(events.Tags()["scalars"]):
    for scalar in events.Scalars(tag):
        print(f"{tag}\t{scalar.step}\t{scalar.value:g}")
