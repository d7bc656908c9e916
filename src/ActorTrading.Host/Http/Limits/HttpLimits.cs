namespace ActorTrading.Host.Http.Limits;

/// <summary>What one request and all of them together may cost.</summary>
public static class HttpLimits
{
    public const int BodyBytesMax = 64 * 1024;
    /// <summary>
    /// Of a body that is too large, so much is taken in and thrown away: whoever is cut off while sending may never see
    /// the answer.
    /// </summary>
    public const int BodyBytesTakenInMax = 1024 * 1024;

    public const int JsonDepthMax = 16;

    /// <summary>Digits of a number, zeros before and after the point included: what a decimal holds exactly.</summary>
    public const int NumberDigitsMax = 28;

    public const int HeaderCountMax = 50;
    public const int HeaderBytesMax = 16 * 1024;
    public const int RequestLineBytesMax = 4 * 1024;
    public const int ConnectionsMax = 1_000;
    public const int PageMax = 500;
    public const int PageDefault = 100;

    public static TimeSpan HeadersWithin { get; } = TimeSpan.FromSeconds(10);

    public static TimeSpan IdleConnectionFor { get; } = TimeSpan.FromSeconds(120);
}
