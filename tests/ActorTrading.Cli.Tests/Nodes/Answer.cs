namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>What a <see cref="ScriptedNode"/> does with a request.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string MediaType { get; init; } = "application/json";

    public string? RetryAfter { get; init; }

    /// <summary>Whether the connection is cut instead of answering.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether nothing is ever said.</summary>
    public bool IsSilent { get; init; }

    public static Answer Cut { get; } = new(0, "") { IsCut = true };

    public static Answer Silence { get; } = new(0, "") { IsSilent = true };

    public static Answer Ok(string json) => new(200, json);

    public static Answer Problem(int status, string code, string detail, string more = "") => new(
        status,
        $$"""
        {"type":"urn:actor-trading:problem:{{code}}","title":"Title of {{status}}","status":{{status}},
         "detail":"{{detail}}","code":"{{code}}","correlation_id":"c0ffee"{{more}}}
        """)
    {
        MediaType = "application/problem+json",
    };
}
