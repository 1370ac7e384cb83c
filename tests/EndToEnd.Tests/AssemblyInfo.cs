using EndToEnd.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

// Builds of one checkout share the published trainer and the machine's two or more cores.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(CompiledHost))]
[assembly: AssemblyFixture(typeof(Workshop))]
[assembly: AssemblyFixture(typeof(ContainerServices))]
