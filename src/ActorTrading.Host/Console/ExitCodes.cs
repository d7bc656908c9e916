namespace ActorTrading.Host.Console;

/// <summary>What the process answers to whoever started it.</summary>
public static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The program is at fault.</summary>
    public const int Defect = 1;

    /// <summary>The input is at fault: options, rules, data or the folder to write to.</summary>
    public const int BadInput = 2;

    /// <summary>128 plus the number of SIGINT, as shells count.</summary>
    public const int Cancelled = 130;
}
