namespace ActorTrading.Cli.Tests.Nodes;

/// <summary>What a run of the program answered and printed.</summary>
internal sealed record AtcResult(int Code, string Out, string Error)
{
    /// <summary>The whole of a run that did what was asked.</summary>
    public string Done()
    {
        Assert.True(Code == 0, $"{Code}: {Error}");
        return Out;
    }
}
