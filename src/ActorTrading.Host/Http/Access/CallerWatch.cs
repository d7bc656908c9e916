using ActorTrading.Domain.Access;
using ActorTrading.Domain.Time;

namespace ActorTrading.Host.Http.Access;

/// <summary>Tells the holder of a long connection when its token no longer holds.</summary>
public sealed class CallerWatch : IDisposable
{
    /// <summary>Timers reach no further than some weeks; a look this often finds every expiry in time.</summary>
    private static readonly TimeSpan LookAtLeastEvery = TimeSpan.FromHours(1);

    private readonly TokenDirectory _directory;
    private readonly TokenId _token;
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;

    internal CallerWatch(TokenDirectory directory, TokenId token)
    {
        (_directory, _token) = (directory, token);
        _timer = directory.Time.CreateTimer(
            static watch => ((CallerWatch)watch!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires when the token expires or is revoked; has fired where it did before.</summary>
    public CancellationToken Ended => _ended.Token;

    public void Dispose()
    {
        _directory.Forget(this);
        _timer.Dispose();
        _ended.Dispose();
    }

    internal void Check()
    {
        try
        {
            if (_directory.FindLive(_token) is not { } token)
            {
                // Whoever is told runs elsewhere: this may be the turn of the entity that keeps the tokens.
                _ = _ended.CancelAsync();
                return;
            }

            _timer.Change(NextLook(token), Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The connection ended while its token changed.
        }
    }

    private TimeSpan NextLook(AccessToken token)
    {
        var left = token.ExpiresAt - Timestamp.From(_directory.Time.GetUtcNow());
        return left < LookAtLeastEvery ? left.Value : LookAtLeastEvery;
    }
}
