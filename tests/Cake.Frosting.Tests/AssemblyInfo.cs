using Xunit.Sdk;
using Xunit.v3;

// A build writes to the process's console and changes its working directory.
[assembly: Parallelization(Mode = ParallelMode.None)]
