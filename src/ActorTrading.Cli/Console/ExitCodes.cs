namespace ActorTrading.Cli.Console;

/// <summary>What the process answers to whoever started it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The program is at fault.</summary>
    public const int Defect = 1;

    /// <summary>Not done, for certain: refused by the node, or here before it was asked.</summary>
    public const int Refused = 2;

    /// <summary>It may have been done or not. Only a look, or a repeat under the same key, tells.</summary>
    public const int Unknown = 3;

    /// <summary>No node was reached; nothing was done.</summary>
    public const int Unreachable = 4;

    /// <summary>128 plus the number of SIGINT, as shells count.</summary>
    public const int Cancelled = 130;
}
