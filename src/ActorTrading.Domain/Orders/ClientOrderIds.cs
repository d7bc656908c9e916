using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ActorTrading.Domain.Portfolios;

namespace ActorTrading.Domain.Orders;

/// <summary>
/// Ids of orders, derived from portfolio and intent number: the same intent has the same id after any crash, and no two
/// intents share one. At most 36 letters, digits and dashes, which every venue takes (Binance allows no more).
/// </summary>
public static class ClientOrderIds
{
    private const int PortfolioLengthMax = 24;
    private const int DigestLength = 16;

    /// <param name="intent">From one; rises with each order of the portfolio.</param>
    public static ClientOrderId Derive(PortfolioId portfolio, long intent) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Short(portfolio.Value)}-{intent:D8}"));

    // A short plain id stays readable; any other is stood for by a digest of it.
    private static string Short(string portfolio) =>
        portfolio.Length <= PortfolioLengthMax && portfolio.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? portfolio
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(portfolio)))[..DigestLength];
}
