namespace ActorTrading.Cli.Completion;

/// <summary>What shells load. Each asks the program itself, so that nothing here knows a palette.</summary>
internal static class ShellScripts
{
    /// <summary>The hidden command that they call.</summary>
    public const string Source = "complete-line";

    private const string Bash =
        $$"""
        _atc() {
            local IFS=$'\n'
            COMPREPLY=($(atc {{Source}} "${COMP_POINT}" -- "${COMP_LINE}" 2>/dev/null))
        }
        complete -o default -F _atc atc

        """;

    private const string Zsh =
        $$"""
        #compdef atc
        _atc() {
            local -a found
            found=("${(@f)$(atc {{Source}} "${CURSOR}" -- "${BUFFER}" 2>/dev/null)}")
            compadd -a found
        }
        compdef _atc atc

        """;

    private const string PowerShell =
        $$"""
        Register-ArgumentCompleter -Native -CommandName atc -ScriptBlock {
            param($word, $line, $position)
            atc {{Source}} $position -- "$line".PadRight($position) 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }

        """;

    public static IReadOnlyDictionary<string, string> ByShell { get; } = new Dictionary<string, string>
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["pwsh"] = PowerShell,
    };
}
