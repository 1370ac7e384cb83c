namespace TestKit;

/// <summary>Docker or Podman with storage of its own, away from whatever the machine's user keeps.</summary>
public interface IContainerEngine
{
    /// <summary>The full path of the program that talks to it.</summary>
    string Program { get; }

    /// <summary>What the program must find in its environment.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Runs the engine's program.</summary>
    CommandResult Try(params IEnumerable<string> arguments) => Command.Run(Program, arguments, Environment);

    /// <summary>As <see cref="Try"/>, and fails the test when it fails.</summary>
    /// <returns>Its standard output.</returns>
    string Run(params IEnumerable<string> arguments) => Try(arguments).Require();
}
