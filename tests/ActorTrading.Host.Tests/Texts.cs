namespace ActorTrading.Host.Tests;

/// <summary>Rules that trade the swings of <see cref="Workspace.Bars"/>.</summary>
internal static class Texts
{
    public const string Entry = """
        {"name":"low","type":"entry","conditions":[{"field":"close","operator":"less_than","value":97},
         {"field":"position_open","operator":"equals","value":0}],
         "actions":[{"type":"buy","sizing_method":"percentage","size_value":50}]}
        """;

    public const string Exit = """
        {"name":"high","type":"exit","conditions":[{"field":"close","operator":"greater_than","value":103}],
         "actions":[{"type":"close"}]}
        """;

    public const string Swing = $$"""{"rules":[{{Entry}},{{Exit}}]}""";

    public const string Slow = """
        {"name":"slow","type":"exit",
         "conditions":[{"field":"close","operator":"greater_than","value":{"field":"sma","period":50}}],
         "actions":[{"type":"close"}]}
        """;
}
