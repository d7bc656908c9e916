using System.Globalization;
using System.Net;
using ActorTrading.Benchmarks.Scale;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ActorTrading.Benchmarks.Door;

/// <summary>
/// The node's HTTP endpoint against an empty Kestrel endpoint in the same process, by the same client.
/// </summary>
internal static class DoorRun
{
    private const int Sessions = 64;
    private static readonly int[] Connections = [1, 32];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    public static string Conditions =>
        "Loopback, plain HTTP, server and client in one process on the same processors; each connection sends its "
        + "next request when it has its answer, for four seconds. The empty endpoint is Kestrel with routing and one "
        + "endpoint that answers `{}`. A status is asked of the session's entity, token, role and scope are looked at; "
        + "a pause or resume is answered when the command and its line of the audit trail are durable.";

    public static async Task Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("actortrading-door-");
        await using (var node = await ScaleNode.Open(folder.FullName))
        {
            await Measure(output, node);
        }

        folder.Delete(recursive: true);
    }

    private static async Task Measure(TextWriter output, ScaleNode node)
    {
        await node.Runtime.Start(CancellationToken.None);
        await node.Remember(Sessions, LoadRules.Idle);
        await node.Runtime.Projections.WaitFor(node.Runtime.Stores.Journal.LastOffset, TimeSpan.FromMinutes(1));
        await using var empty = await EmptyEndpoint();
        var kestrel = new Uri(
            empty.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var requests = new DoorRequests(
            node.Runtime.Address, (await File.ReadAllTextAsync(node.Runtime.TokenFile)).Trim());
        output.WriteLine(
            "| endpoint | connections | requests/s | p50, ms | p99, ms | max, ms | of the empty endpoint |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var connections in Connections)
        {
            var bare = await Line(
                output, "empty Kestrel endpoint", kestrel, connections, _ => [DoorRequests.Bare(kestrel)], null);
            var door = node.Runtime.Address;
            await Line(output, "`/livez`, no token", door, connections, _ => [requests.Live()], bare);
            await Line(output, "session status", door, connections, c => [requests.Status(c)], bare);
            await Line(output, "pause and resume, journalled", door, connections, requests.PauseAndResume, bare);
        }

        await node.Runtime.Stop();
    }

    private static async Task<double> Line(
        TextWriter output, string name, Uri address, int connections, Func<int, byte[][]> requests, double? bare)
    {
        await DoorLoad.Run(address, connections, WarmUp, requests);
        var (perSecond, times) = await DoorLoad.Run(address, connections, Measured, requests);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {connections} | {perSecond:N0} | {times.Cells} | {perSecond / (bare ?? perSecond):P1} |"));
        return perSecond;
    }

    private static async Task<WebApplication> EmptyEndpoint()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/", static (HttpContext context) => context.Response.WriteAsync("{}"));
        await app.StartAsync();
        return app;
    }
}
