namespace ActorTrading.Cli.Palettes;

internal static class PortfolioPalette
{
    private const string One = "/portfolios/{portfolio}";

    private static readonly Lookup ActiveSession = new(
        "/auto-trading/sessions/{portfolio}",
        "is_active",
        "id",
        "session",
        "No session of this portfolio is under way; 'atc portfolio start' starts one.");

    private static readonly Parameter Amount = Parameter.Field("amount", "How much of it.", ValueKind.Number);

    private static readonly Parameter Currency =
        Parameter.Setting("currency", "Of what; the portfolio's base currency where absent.");

    public static Palette Rows { get; } = new("portfolio", "Portfolios: what they hold, and their sessions.",
    [
        Verb.List("/portfolios", "list", "List the portfolios, newest first.", Column.Of(
            "id", "name", "base_currency", "session_phase", "#cash", "#open_positions", "#open_orders", "created_at"))
            .Of(Shared.Limit, Shared.Cursor),
        Verb.Get(One, "show", "Show a portfolio at the latest prices.").Of(Shared.Portfolio),
        Verb.Post("/portfolios", "create", "Open a portfolio.").Of(
            Parameter.Field("name", "What people call it."),
            Parameter.Field("currency", "What it counts in, such as USD.").Into("base_currency"),
            Parameter.Setting("id", "Its id; one is given where it is absent."),
            Parameter.Setting("account", "The account that it trades on; a paper account of its own where absent.")),
        Verb.Post(One + "/deposits", "deposit", "Pay money in.").Of(
            Shared.Portfolio, Amount, Currency, Parameter.Setting("reason", "For the audit trail.")),
        Verb.Post(One + "/withdrawals", "withdraw", "Take free money out.").Of(Shared.Portfolio, Amount, Currency)
            .Destructive(),
        PositionPalette.List with { Name = "positions" },
        PositionPalette.Close,
        Verb.Get(One + "/performance", "performance", "Show what its trading brought.").Of(Shared.Portfolio),
        SessionPalette.Start,
        OfItsSession(SessionPalette.Stop),
        OfItsSession(SessionPalette.Pause),
        OfItsSession(SessionPalette.Resume),
    ]);

    /// <summary>A verb of sessions on the one that is under way.</summary>
    private static Verb OfItsSession(Verb verb) => verb with
    {
        Lookup = ActiveSession,
        Parameters = [Shared.Portfolio, .. verb.Parameters.Skip(1)],
    };
}
