using System.Diagnostics;
using System.Net;

namespace ActorTrading.Host.Tests.Conformance;

/// <summary>
/// Sends requests, holds every answer to what the document says of it, and keeps what was wrong.
/// </summary>
internal sealed class ApiDriver(ApiContract contract)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly AnswerLaws _laws = new(contract);
    private readonly List<string> _findings = [];
    private int _sent;

    public int Sent => Volatile.Read(ref _sent);

    public IReadOnlyList<string> Findings
    {
        get
        {
            lock (_gate)
            {
                return [.. _findings];
            }
        }
    }

    public async Task<ApiAnswer> Send(HttpClient client, ApiRequest request)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var message = request.ToMessage();
            Interlocked.Increment(ref _sent);
            using var response = await Exchange(client, message, request);
            var answer = await ApiAnswer.Of(request, response);
            foreach (var fault in _laws.Faults(answer))
            {
                Find(answer, fault);
            }

            // The limits are the node's to keep; what they put off is asked for again.
            if (response.StatusCode != HttpStatusCode.TooManyRequests || watch.Elapsed > Patience)
            {
                return answer;
            }

            using var wait = new PeriodicTimer(response.Headers.RetryAfter!.Delta!.Value);
            await wait.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<HttpResponseMessage> Exchange(
        HttpClient client, HttpRequestMessage message, ApiRequest request)
    {
        try
        {
            return await client.SendAsync(message, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException cause)
        {
            throw new HttpRequestException($"{request} was not answered: {cause.Message}", cause);
        }
    }

    public void Find(ApiAnswer answer, string fault) => Find($"{fault}: {answer}");

    public void Find(string finding)
    {
        lock (_gate)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Fails with all that was wrong so far.</summary>
    public void Demand()
    {
        var found = Findings;
        Assert.True(
            found.Count == 0, $"{found.Count} findings in {Sent} requests:\n{string.Join('\n', found.Take(60))}");
    }
}
