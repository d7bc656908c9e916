using System.CommandLine;
using ActorTrading.Cli.Palettes;

namespace ActorTrading.Cli.Running;

/// <summary>The arguments and options of a verb's command, made from its row.</summary>
internal sealed class VerbOptions
{
    private readonly List<(Parameter Parameter, Symbol Symbol)> _symbols = [];
    private readonly Option<bool> _yes = new("--yes") { Description = "Yes, do it." };
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; it is kept with what is done.",
        HelpName = "TEXT",
    };

    private readonly Option<bool> _all = new("--all") { Description = "The whole list, page after page." };

    private readonly Option<bool> _follow = new("--follow", "-f")
    {
        Description = "Also what comes, until interrupted.",
    };

    private readonly Option<string> _save = new("--save")
    {
        Description = "Put the secret into this new file, for the user alone, instead of showing it.",
        HelpName = "FILE",
    };

    public VerbOptions(Verb verb, Command command)
    {
        foreach (var parameter in verb.Parameters)
        {
            Add(parameter, command);
        }

        AddIf(verb.IsDestructive, _yes, command);
        AddIf(verb.IsDestructive, _reason, command);
        AddIf(verb.IsPaged, _all, command);
        AddIf(verb.IsTail, _follow, command);
        AddIf(verb.SecretMember is not null, _save, command);
    }

    public bool IsSure(ParseResult parse) =>
        parse.GetValue(_yes) && !string.IsNullOrWhiteSpace(parse.GetValue(_reason));

    public bool IsAll(ParseResult parse) => parse.GetValue(_all);

    public bool IsFollowed(ParseResult parse) => parse.GetValue(_follow);

    public string? SaveTo(ParseResult parse) => parse.GetValue(_save);

    public Values Read(ParseResult parse)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (parameter, symbol) in _symbols)
        {
            var text = symbol switch
            {
                Option<bool> flag => parse.GetValue(flag) ? "true" : null,
                Option<string> option => parse.GetValue(option),
                Argument<string> argument => parse.GetValue(argument),
                _ => null,
            };
            if (text is not null)
            {
                values[parameter.Name] = text;
            }
        }

        return new Values(values) { Reason = parse.GetValue(_reason) };
    }

    private static void AddIf(bool isWanted, Option option, Command command)
    {
        if (isWanted)
        {
            command.Options.Add(option);
        }
    }

    private void Add(Parameter parameter, Command command)
    {
        switch (parameter)
        {
            case { IsOption: true, Kind: ValueKind.Flag }:
                var flag = new Option<bool>("--" + parameter.Name) { Description = parameter.Description };
                command.Options.Add(flag);
                _symbols.Add((parameter, flag));
                break;
            case { IsOption: true }:
                var option = new Option<string>("--" + parameter.Name)
                {
                    Description = parameter.Description,
                    Required = parameter.IsRequired,
                };
                AcceptOnly(parameter, choices => option.AcceptOnlyFromAmong(choices));
                command.Options.Add(option);
                _symbols.Add((parameter, option));
                break;
            default:
                var argument = new Argument<string>(parameter.Name)
                {
                    Description = parameter.Description,
                    Arity = parameter.IsRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
                };
                AcceptOnly(parameter, choices => argument.AcceptOnlyFromAmong(choices));
                command.Arguments.Add(argument);
                _symbols.Add((parameter, argument));
                break;
        }
    }

    private static void AcceptOnly(Parameter parameter, Action<string[]> accept)
    {
        if (parameter.Choices.Count > 0)
        {
            accept([.. parameter.Choices]);
        }
    }
}
