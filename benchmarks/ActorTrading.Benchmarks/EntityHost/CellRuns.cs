using System.Diagnostics;
using ActorTrading.Actors.Mailboxes;
using ActorTrading.Actors.Scheduling;

namespace ActorTrading.Benchmarks.EntityHost;

/// <summary>Throughput of bare cells on the thread pool.</summary>
internal static class CellRuns
{
    private static readonly object Message = new();
    private static readonly MailboxLimits Roomy = new() { Capacity = int.MaxValue / 2, Throughput = 100 };

    /// <summary>One producer outside the pool tells entities in turn. Messages per second.</summary>
    public static double Tell(int entities, int messages)
    {
        var scheduler = new ThreadPoolScheduler();
        var each = messages / entities;
        using var done = new CountdownEvent(entities);
        var cells = new MessageCell<object>[entities];
        for (var i = 0; i < entities; i++)
        {
            var seen = 0;
            cells[i] = new MessageCell<object>(
                scheduler,
                _ =>
                {
                    if (++seen == each)
                    {
                        done.Signal();
                    }
                },
                (_, cause) => throw cause,
                Roomy);
        }

        var watch = Stopwatch.StartNew();
        for (var round = 0; round < each; round++)
        {
            foreach (var cell in cells)
            {
                cell.Tell(Message);
            }
        }

        done.Wait();
        return (double)each * entities / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Pairs that send one message back and forth. Messages per second.</summary>
    public static double PingPong(int pairs, int messages)
    {
        var scheduler = new ThreadPoolScheduler();
        var each = messages / pairs / 2;
        using var done = new CountdownEvent(pairs);
        var first = new MessageCell<object>[pairs];
        for (var i = 0; i < pairs; i++)
        {
            first[i] = Pair(scheduler, each, done);
        }

        var watch = Stopwatch.StartNew();
        foreach (var cell in first)
        {
            cell.Tell(Message);
        }

        done.Wait();
        return 2.0 * each * pairs / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Heap per idle bare cell, with a handler that captures nothing. Bytes.</summary>
    public static double IdleBytes(int entities)
    {
        var scheduler = new ThreadPoolScheduler();
        Action<object> handler = static _ => { };
        Action<object, Exception> failed = static (_, _) => { };
        return Measured.BytesPer(entities, _ =>
        {
            var cell = new MessageCell<object>(scheduler, handler, failed, Roomy);
            cell.Tell(Message);
            return cell;
        });
    }

    private static MessageCell<object> Pair(ThreadPoolScheduler scheduler, int each, CountdownEvent done)
    {
        MessageCell<object>? ping = null, pong = null;
        var seen = 0;
        ping = new MessageCell<object>(
            scheduler,
            message =>
            {
                if (++seen <= each)
                {
                    pong!.Tell(message);
                }
                else
                {
                    done.Signal();
                }
            },
            (_, cause) => throw cause,
            Roomy);
        pong = new MessageCell<object>(scheduler, message => ping.Tell(message), (_, cause) => throw cause, Roomy);
        return ping;
    }
}
