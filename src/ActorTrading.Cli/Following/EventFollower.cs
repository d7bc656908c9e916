using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using ActorTrading.Cli.Access;
using ActorTrading.Cli.Console;
using ActorTrading.Cli.Output;
using ActorTrading.Cli.Running;
using ActorTrading.Cli.Wire;

namespace ActorTrading.Cli.Following;

/// <summary>
/// Follows the node's events until interrupted. A connection that is lost is made anew and goes on after the last event
/// that was shown: none is missed and none repeated.
/// </summary>
internal sealed class EventFollower(Uri address, BearerToken token, GlobalSettings settings, Terminal terminal)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Ends of a connection after which another one may do better.</summary>
    private static readonly HashSet<string> Passing =
        new(StringComparer.Ordinal) { "slow_reader", "node_stopping" };

    private readonly EventWriter _writer = new(settings, terminal);
    private long _left;
    private Subscription _wanted = new();

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">Cursor or count is no whole number.</exception>
    public async Task<int> Run(Values values, CancellationToken interrupt)
    {
        _left = Whole(values, "count") ?? long.MaxValue;
        _wanted = new Subscription
        {
            Topics = Words(values, "topics"),
            Portfolios = Words(values, "portfolios"),
            Cursor = Whole(values, "cursor"),
        };
        try
        {
            return await Follow(interrupt).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            terminal.Error.WriteLine(_wanted.Cursor is { } cursor ? $"Go on with --cursor {cursor}" : "Interrupted.");
            return ExitCodes.Ok;
        }
    }

    private static string[]? Words(Values values, string name) =>
        values.ByName.GetValueOrDefault(name)?.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static long? Whole(Values values, string name)
    {
        if (!values.ByName.TryGetValue(name, out var text))
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new UsageException($"{name} {text}: this is no whole number.");
    }

    /// <summary>Connects again and again; gives up when it did not succeed for as long as the patience lasts.</summary>
    private async Task<int> Follow(CancellationToken interrupt)
    {
        var (wait, lostAt) = (FirstWait, (long?)null);
        while (true)
        {
            using var socket = new EventSocket(token);
            var reason = "The node closed the connection.";
            try
            {
                await socket.Connect(address, interrupt).ConfigureAwait(false);
                if (await Listen(socket, interrupt).ConfigureAwait(false) is { } code)
                {
                    return code;
                }

                (wait, lostAt) = (FirstWait, null);
            }
            catch (WebSocketException exception)
            {
                reason = exception.InnerException?.Message ?? exception.Message;
            }

            if (socket.RefusedWith is var status and > 0 and < 500)
            {
                return Refused($"the node answered {status}", status == 401 ? "unauthenticated" : "");
            }

            // Somebody who was never connected learns it at once; a connection that was there may come back.
            lostAt ??= terminal.Time.GetTimestamp();
            if (_wanted.Cursor is null || terminal.Time.GetElapsedTime(lostAt.Value) >= settings.Timeout)
            {
                terminal.Error.WriteLine($"unreachable: {address.Authority}: {CellText.Plain(reason)}");
                return ExitCodes.Unreachable;
            }

            await Task.Delay(wait, terminal.Time, interrupt).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <returns>An exit code where it is over; null where another connection may go on.</returns>
    private async Task<int?> Listen(EventSocket socket, CancellationToken interrupt)
    {
        while (await socket.Receive(interrupt).ConfigureAwait(false) is { } message)
        {
            switch (Json.Text(message, "type"))
            {
                case "ready":
                    string[] known = [.. Json.Items(message, "topics").Select(t => t.ToString())];
                    await socket.Send(_wanted.Message(known), interrupt).ConfigureAwait(false);
                    break;
                case "error" when !Passing.Contains(Json.Text(message, "code") ?? ""):
                    return Refused(Json.Text(message, "detail") ?? "", Json.Text(message, "code") ?? "");
                case "event":
                    _writer.Write(message);
                    Remember(message);
                    if (--_left == 0)
                    {
                        return ExitCodes.Ok;
                    }

                    break;
                default:
                    Remember(message);
                    break;
            }
        }

        return null;
    }

    private void Remember(JsonElement message)
    {
        if (Json.At(message, "cursor") is { ValueKind: JsonValueKind.Number } cursor)
        {
            _wanted = _wanted with { Cursor = cursor.GetInt64() };
        }
    }

    private int Refused(string detail, string code)
    {
        terminal.Error.WriteLine(CellText.Plain($"refused: {detail} [{code}]"));
        if (Advice.For(new Problem(0, "") { Code = code }) is { } advice)
        {
            terminal.Error.WriteLine(advice);
        }

        return ExitCodes.Refused;
    }
}
