using System.CommandLine;
using ActorTrading.Domain.Instruments;
using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Node;

namespace ActorTrading.Host.Demo;

/// <summary>
/// Starts a node on a wild made-up market, with a portfolio that trades by the story's example rules.
/// </summary>
internal static class DemoCommand
{
    /// <summary>Wild enough for a loss of five per cent to come about while somebody looks on.</summary>
    private const decimal Wild = 40m;

    private const string FolderDefault = "./data/demo";

    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "demo",
            "Start a node with a made-up market, a portfolio and example rules, and show it trading. The node is a "
            + "full one: steer it over HTTP meanwhile. Its data is in "
            + $"{FolderDefault} unless --data-folder says otherwise.");
        var options = new ConfigurationCommandOptions();
        options.AddTo(command);
        command.SetAction(parse =>
        {
            var configuration = options.Read(parse, terminal);
            configuration = configuration.With(OptionsOf(configuration), "demo");
            NodeSession.Run(configuration, terminal, Play).GetAwaiter().GetResult();
            return ExitCodes.Ok;
        });
        return command;

        Task Play(NodeRuntime node, CancellationToken cancellation) =>
            new DemoStory(node, terminal.Out).Play(cancellation);
    }

    private static NodeOptions OptionsOf(NodeConfiguration configuration)
    {
        var options = configuration.Options;
        var isFolderNamed = options.DataFolder != new NodeOptions().DataFolder;
        return options with
        {
            DataFolder = isFolderNamed ? options.DataFolder : FolderDefault,
            Feed = options.Feed with
            {
                Kind = FeedKind.Generated,
                Timeframe = Timeframe.OfMinutes(1),
                Volatility = Wild,
            },
        };
    }
}
