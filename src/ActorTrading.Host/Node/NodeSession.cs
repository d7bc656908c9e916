using ActorTrading.Host.Configuration;
using ActorTrading.Host.Console;
using ActorTrading.Host.Telemetry;

namespace ActorTrading.Host.Node;

/// <summary>One life of a node in this process: put together, started, run until an interrupt, drained.</summary>
internal static class NodeSession
{
    /// <param name="afterStart">What to do once the node trades; null for nothing.</param>
    /// <exception cref="InputException">The node cannot start as configured.</exception>
    public static async Task Run(
        NodeConfiguration configuration, Terminal terminal, Func<NodeRuntime, CancellationToken, Task>? afterStart)
    {
        var options = configuration.Options;
        var levels = new LogLevels(options.Logging, TimeProvider.System);
        using var logs = NodeLogs.Open(levels, options.Logging.Format);
        using var telemetry = OtlpExport.Start(options.Telemetry);
        var node = await NodeAssembly.Open(configuration, logs, levels, NodeSeams.None).ConfigureAwait(false);
        await using (node.ConfigureAwait(false))
        {
            try
            {
                await node.Start(terminal.Interrupt).ConfigureAwait(false);
                terminal.Out.WriteLine(
                    $"ActorTrading trades on paper at {node.Address}; data in {options.DataFolder}.");
                await (afterStart?.Invoke(node, terminal.Interrupt) ?? Task.CompletedTask).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, terminal.Interrupt)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (terminal.Interrupt.IsCancellationRequested)
            {
                // Somebody wants the node to stop: it drains.
            }

            await node.Stop().ConfigureAwait(false);
        }
    }
}
