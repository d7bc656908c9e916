using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Rules.Json;
using ActorTrading.Domain.Rules.RuleSets;
using ActorTrading.Engine.RuleSets;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Paging;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Http.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Rules;

/// <summary>The rules of portfolios: <c>/auto-trading/rules</c> of the story.</summary>
internal sealed class RulesModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private PortfolioScope OfRule =>
        PortfolioScope.OfOwned((_, id) => desk.Owners.OfRule(id), UnknownProblems.Rule);

    public void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/auto-trading/rules").WithTags("Rules");
        rules.MapPost("", Create)
            .Needs(Permission.EditRules, PortfolioScope.InHandler)
            .WithName("create_rule").WithSummary("Make a rule for a portfolio")
            .Answers<RuleAnswer>(StatusCodes.Status201Created);
        rules.MapGet("/{id}", List)
            .Needs(Permission.ReadTrading, PortfolioScope.OfRoute())
            .WithName("list_rules").WithSummary("List the rules of the portfolio whose id this is")
            .Answers<Page<RuleAnswer>>();
        rules.MapPut("/{id}", Update)
            .Needs(Permission.EditRules, OfRule)
            .WithName("update_rule").WithSummary("Make a new version of a rule; If-Match says of which one")
            .TakesIfMatch().Answers<RuleAnswer>();
        rules.MapDelete("/{id}", Delete)
            .Needs(Permission.EditRules, OfRule)
            .WithName("delete_rule").WithSummary("Delete a rule; orders that it made stay as they are")
            .Answers<RuleDeleted>();
        rules.MapPost("/{id}/activate", (string id, HttpContext context, Operation operation, EntityAsking asking) =>
                Change(id, new RuleSetCommand.Activate(new(id)) { At = desk.Now() }, context, operation, asking))
            .Needs(Permission.EditRules, OfRule)
            .WithName("activate_rule").WithSummary("Let a rule act")
            .Answers<RuleAnswer>();
        rules.MapPost("/{id}/deactivate", (string id, HttpContext context, Operation operation, EntityAsking asking) =>
                Change(id, new RuleSetCommand.Deactivate(new(id)) { At = desk.Now() }, context, operation, asking))
            .Needs(Permission.EditRules, OfRule)
            .WithName("deactivate_rule").WithSummary("Keep a rule from acting")
            .Answers<RuleAnswer>();
        routes.MapGet(
                "/auto-trading/rule-schema", () => TypedResults.Text(RuleJsonSchema.Write(), HttpJson.ContentType))
            .OpenToAll().WithTags("Rules")
            .WithName("get_rule_schema").WithSummary("The rule format as a JSON Schema")
            .Answers<object>();
    }

    private async Task<IResult> Create(
        RuleText body, HttpContext context, Operation operation, EntityAsking asking)
    {
        var definition = RuleReading.Read(body.Json);
        if (RuleReading.PortfolioOf(body.Json) is not { } owner)
        {
            throw JsonReading.Invalid(new FieldProblem(
                $"$.{RuleReading.PortfolioField}", "field_missing", "Say whose rule it is to be.")).AsException();
        }

        var portfolio = new PortfolioId(owner);
        operation.Caller.Demand(portfolio);
        desk.DemandKnown(portfolio);
        var id = definition.Id ?? new RuleId(operation.NewId("rule"));
        if (!desk.Owners.ClaimRule(id.Value, portfolio))
        {
            throw Problem.Conflict(RuleSetRejection.RuleExists, $"Rule {id} is another portfolio's; choose another id.")
                .AsException();
        }

        operation.Record.Target = $"rule {id} of portfolio {portfolio}";
        var create = new RuleSetCommand.Create(id, definition with { Id = id }) { At = desk.Now() };
        await Make(operation, portfolio, create).ConfigureAwait(false);
        var rule = await Current(portfolio, id, asking).ConfigureAwait(false);
        operation.Record.After = SummaryOf(rule);
        EntityTags.Set(context.Response, rule.Version);
        return TypedResults.Created($"/auto-trading/rules/{portfolio}", RuleAnswer.Of(portfolio, rule));
    }

    private async Task Make(Operation operation, PortfolioId portfolio, RuleSetCommand.Create create)
    {
        try
        {
            await operation.Do(RuleSetEntity.IdOf(portfolio), create).ConfigureAwait(false);
        }
        catch (ProblemException refused) when (refused.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            desk.Owners.Unclaim(create.Id.Value);
            throw;
        }
    }

    private async Task<Page<RuleAnswer>> List(string id, PageQuery page, EntityAsking asking)
    {
        var portfolio = new PortfolioId(id);
        desk.DemandKnown(portfolio);
        var list = $"rules {id}";
        var after = parts.Cursors.Read(list, page.Cursor);
        var set = await asking.State<RuleSet>(RuleSetEntity.IdOf(portfolio)).ConfigureAwait(false);
        var found = set.Rules.Values
            .Where(r => after is null || string.CompareOrdinal(r.Id.Value, after) > 0)
            .Take(page.Limit + 1)
            .Select(r => RuleAnswer.Of(portfolio, r))
            .ToArray();
        return page.PageOf(found, r => parts.Cursors.Of(list, r.Id.Value));
    }

    private async Task<IResult> Update(
        string id, RuleText body, HttpContext context, Operation operation, EntityAsking asking)
    {
        var expected = EntityTags.Demand(context.Request);
        var definition = RuleReading.Read(body.Json);
        var owner = RuleReading.PortfolioOf(body.Json);
        if (owner is not null && owner != desk.Owners.OfRule(id)?.Value)
        {
            throw JsonReading.Invalid(new FieldProblem(
                $"$.{RuleReading.PortfolioField}", "value_invalid", "A rule stays with its portfolio.")).AsException();
        }

        if (definition.Id is { } named && named.Value != id)
        {
            throw JsonReading.Invalid(
                new FieldProblem("$.id", "value_invalid", "The path names another rule.")).AsException();
        }

        return await Change(
            id,
            new RuleSetCommand.Update(new(id), definition with { Id = new(id) }, expected) { At = desk.Now() },
            context,
            operation,
            asking).ConfigureAwait(false);
    }

    private async Task<IResult> Delete(string id, Operation operation, string? reason)
    {
        var portfolio = OwnerOf(id);
        operation.Record.Target = $"rule {id} of portfolio {portfolio}";
        operation.Record.Reason = reason;
        var delete = new RuleSetCommand.Delete(new(id)) { At = desk.Now() };
        await operation.Do(RuleSetEntity.IdOf(portfolio), delete).ConfigureAwait(false);
        return TypedResults.Ok(new RuleDeleted(new(id)));
    }

    private async Task<IResult> Change(
        string id, RuleSetCommand command, HttpContext context, Operation operation, EntityAsking asking)
    {
        var portfolio = OwnerOf(id);
        operation.Record.Target = $"rule {id} of portfolio {portfolio}";
        var before = await asking.State<RuleSet>(RuleSetEntity.IdOf(portfolio)).ConfigureAwait(false);
        operation.Record.Before = before.Rules.TryGetValue(new(id), out var old) ? SummaryOf(old) : null;
        await operation.Do(RuleSetEntity.IdOf(portfolio), command).ConfigureAwait(false);
        var rule = await Current(portfolio, new(id), asking).ConfigureAwait(false);
        operation.Record.After = SummaryOf(rule);
        EntityTags.Set(context.Response, rule.Version);
        return TypedResults.Ok(RuleAnswer.Of(portfolio, rule));
    }

    private PortfolioId OwnerOf(string id) =>
        desk.Owners.OfRule(id) ?? throw UnknownProblems.Rule(id).AsException();

    private static async Task<Rule> Current(PortfolioId portfolio, RuleId id, EntityAsking asking)
    {
        var set = await asking.State<RuleSet>(RuleSetEntity.IdOf(portfolio)).ConfigureAwait(false);
        return set.Rules.TryGetValue(id, out var rule)
            ? rule
            : throw UnknownProblems.Rule(id.Value).AsException();
    }

    private static string SummaryOf(Rule rule) =>
        $"version {rule.Version}, {(rule.IsActive ? "active" : "inactive")}, '{rule.Name}'";
}
