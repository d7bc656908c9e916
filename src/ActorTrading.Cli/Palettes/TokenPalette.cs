namespace ActorTrading.Cli.Palettes;

internal static class TokenPalette
{
    private const string Tokens = "/tokens";

    public static Palette Rows { get; } = new("token", "Who may call the node.",
    [
        Verb.Post(Tokens, "create", "Make a token; its secret is shown this once.").Of(
            Parameter.Field("label", "Whom or what it is for."),
            Parameter.Setting("role", "What it may do.").Required().OneOf("viewer", "trader", "admin"),
            Parameter.Setting("portfolios", "The only ones that it sees, with commas between.", ValueKind.Words),
            Parameter.Setting("expires", "When it ends: a time, or 30d from now.", ValueKind.Future)
                .Into("expires_at"))
            with { SecretMember = "secret" },
        Verb.List(Tokens, "list", "List the tokens, without secrets.", Column.Of(
            "id", "label", "role", "portfolios", "is_live", "created_at", "expires_at", "last_used_at"))
            .Of(Shared.Limit, Shared.Cursor),
        Verb.Delete(Tokens + "/{token}", "revoke", "Revoke a token, with effect at once.")
            .Of(Parameter.Id("token", "The token's id.")).Destructive(),
        Verb.Delete(Tokens, "revoke-all", "Revoke all tokens but the one that asks.")
            .Of(Parameter.Filter("include-own", "That one too.", ValueKind.Flag)).Destructive(),
    ]);
}
