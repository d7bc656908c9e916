using System.Net.Http.Headers;
using ActorTrading.Cli.Access;
using ActorTrading.Cli.Addresses;

namespace ActorTrading.Cli.Wire;

/// <summary>The connection to one node. It sends what it is given once, and says how far that came.</summary>
internal sealed class NodeClient : IDisposable
{
    public const string IdempotencyHeader = "Idempotency-Key";

    private const long AnswerBytesMax = 64 * 1024 * 1024;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>Of the whole patience, so that no connection is told from no answer.</summary>
    private const double ConnectShare = 0.5;

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <param name="token">Null for what is open to all.</param>
    /// <param name="patience">For one command, repeats included.</param>
    public NodeClient(Uri address, BearerToken? token, TimeSpan patience, TimeProvider time)
    {
        _time = time;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !NodeAddress.IsLoopback(address),
            ConnectTimeout = patience * ConnectShare < ConnectWithin ? patience * ConnectShare : ConnectWithin,
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
        _http.DefaultRequestHeaders.Authorization =
            token is null ? null : new AuthenticationHeaderValue("Bearer", token.Reveal());
    }

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<Attempt> Send(ApiRequest request, CancellationToken cancellation)
    {
        try
        {
            using var message = MessageOf(request);
            using var response = await _http.SendAsync(message, cancellation).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return new Attempt.Answered(
                new NodeAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, body)
                {
                    RetryAfter = RetryAfter(response),
                });
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError)
        {
            return new Attempt.NotSent(exception.InnerException?.Message ?? exception.Message);
        }
        catch (TaskCanceledException exception) when (exception.InnerException is TimeoutException timeout
            && !cancellation.IsCancellationRequested)
        {
            return new Attempt.NotSent(timeout.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new Attempt.Lost("The connection was lost: " + exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage MessageOf(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Path);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(NodeAnswer.Json);
        }

        if (request.IdempotencyKey is { } key)
        {
            message.Headers.Add(IdempotencyHeader, key);
        }

        if (request.IfMatch is { } version)
        {
            message.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return message;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };
}
