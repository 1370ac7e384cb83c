using Build.Engines;
using Cake.Core.IO;
using CakeTestKit;
using Faults;
using Pipelines;

namespace Build.Tests.Engines;

public sealed class EngineProgramTests
{
    [Fact]
    public void The_program_is_found_on_the_path()
    {
        var path = Tools.Require("docker");

        var program = EngineProgram.Find(RealCake.Context(), ContainerEngine.Docker);

        program.Path.FullPath.Should().Be(path);
        program.Name.Should().Be("docker");
    }

    [Theory]
    [InlineData(ContainerEngine.Docker, "docker")]
    [InlineData(ContainerEngine.Podman, "podman")]
    public void A_missing_program_is_a_fault_of_the_tool(ContainerEngine engine, string name)
    {
        var cake = RealCake.Context(tools: new NoTools());

        var find = () => EngineProgram.Find(cake, engine);

        var fault = find.Should().Throw<FaultException>().Which;
        fault.Kind.Should().Be(FaultKind.Tool);
        fault.Message.Should().Be($"{name} is not on the PATH. Install it, or set image.engine to the engine that is installed.");
    }

    private sealed class NoTools : Cake.Core.Tooling.IToolLocator
    {
        public void RegisterFile(FilePath path) => throw new NotSupportedException();

        public FilePath? Resolve(string tool) => null;

        public FilePath? Resolve(IEnumerable<string> toolExeNames) => null;
    }
}
