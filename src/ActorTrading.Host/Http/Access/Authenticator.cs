using System.Net;
using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Access;
using ActorTrading.Host.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace ActorTrading.Host.Http.Access;

/// <summary>
/// Tells callers by their tokens. Whatever is wrong with a token, the answer is the same, and comes as late. The right
/// secret always opens: ids are no secret, and nobody may keep a holder from the emergency stop by guessing at his.
/// </summary>
public sealed class Authenticator(TokenDirectory tokens, HttpDoorOptions options, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    private static readonly SecretHash NoHash = new(new string('0', SecretHash.HexLength));

    private static readonly Problem Unauthenticated = new(
        StatusCodes.Status401Unauthorized,
        ProblemCodes.Unauthenticated,
        "Send a token that is valid in the header 'Authorization: Bearer TOKEN'.");

    private readonly AttemptLimits _attempts = new(time);

    /// <summary>The bearer token of an Authorization header, or null.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        var headers = request.Headers.Authorization;
        return headers.Count == 1 && headers[0] is { } header
            && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
    }

    /// <summary>Also for tokens that come another way than in a header, such as a WebSocket's first frame.</summary>
    public async ValueTask<AuthenticationResult> Authenticate(
        string? bearer, IPAddress address, CancellationToken cancellation)
    {
        var shown = TokenText.Parse(bearer);
        var token = shown is null ? null : tokens.FindLive(shown.Id);
        if (shown is not null && IsSame(shown.Hash, token?.Hash ?? NoHash) && token is not null)
        {
            return new(new Caller(token, address), null, token.Id) { IsFirstUse = tokens.Used(token.Id) };
        }

        if (shown is not null && _attempts.LockedFor(address, shown.Id) is { } left)
        {
            return new(null, Locked(left), shown.Id);
        }

        if (shown is not null)
        {
            _attempts.Failed(address, shown.Id);
        }

        await Task.Delay(options.FailureDelay, time, cancellation).ConfigureAwait(false);
        return new(null, Unauthenticated, shown?.Id);
    }

    private static bool IsSame(SecretHash shown, SecretHash kept) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(shown.Hex), Encoding.ASCII.GetBytes(kept.Hex));

    private static Problem Locked(TimeSpan left) => Problem.TooMany(
        ProblemCodes.TooManyAttempts, "There were too many failed attempts with this token; wait.", left);
}
