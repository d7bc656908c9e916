using System.CommandLine;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Node;

/// <summary>Runs a node until it is told to stop. What the program does when nothing else is asked of it.</summary>
internal static class NodeCommand
{
    public static void AddTo(RootCommand root, Terminal terminal)
    {
        var options = new ConfigurationCommandOptions();
        options.AddTo(root);
        root.SetAction(parse => Run(options.Read(parse, terminal), terminal));
    }

    private static int Run(NodeConfiguration configuration, Terminal terminal)
    {
        NodeSession.Run(configuration, terminal, afterStart: null).GetAwaiter().GetResult();
        return ExitCodes.Ok;
    }
}
