using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Money;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Engine.Portfolios;
using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Http.Json;
using ActorTrading.Host.Http.Operations;
using ActorTrading.Host.Http.Problems;
using ActorTrading.Host.Http.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Portfolios;

/// <summary>What changes portfolios: opened, paid into and out of, positions closed by hand.</summary>
internal sealed class PortfoliosModule(TradingParts parts, PortfolioDesk desk) : IEndpointModule
{
    private const int IdLengthMax = 64;
    private const int ReasonLengthMax = 500;

    public void Map(IEndpointRouteBuilder routes)
    {
        var portfolios = routes.MapGroup("/portfolios").WithTags("Portfolios");
        portfolios.MapPost("", Open)
            .Needs(Permission.FundPortfolios, PortfolioScope.InHandler)
            .WithName("open_portfolio").WithSummary("Open a portfolio")
            .Answers<PortfolioAnswer>(StatusCodes.Status201Created);
        portfolios.MapPost("/{id}/deposits", Deposit)
            .Needs(Permission.FundPortfolios, PortfolioScope.OfRoute())
            .WithName("deposit").WithSummary("Pay money into a portfolio")
            .Answers<MoneyTransferred>(StatusCodes.Status201Created);
        portfolios.MapPost("/{id}/withdrawals", Withdraw)
            .Needs(Permission.FundPortfolios, PortfolioScope.OfRoute())
            .WithName("withdraw").WithSummary("Take free money out of a portfolio")
            .Answers<MoneyTransferred>(StatusCodes.Status201Created);
        portfolios.MapPost("/{id}/positions/{symbol}/close", Close)
            .Needs(Permission.ControlTrades, PortfolioScope.OfRoute())
            .WithName("close_position")
            .WithSummary("Close a position at the market; the reason is kept with the decision")
            .Answers<CloseRequested>(StatusCodes.Status202Accepted);
    }

    private async Task<IResult> Open(Body<NewPortfolio> body, Operation operation, EntityAsking asking)
    {
        var wanted = body.Value;
        var id = new PortfolioId(wanted.Id ?? operation.NewId("portfolio"));
        DemandGoodId(id);
        operation.Record.Target = $"portfolio {id}";
        if (!operation.Caller.Sees(id))
        {
            throw Problem.Forbidden(
                ProblemCodes.ScopeTooNarrow, "The token's portfolios do not include this one.").AsException();
        }

        var account = new AccountId(wanted.Account ?? $"paper-{id}");
        var open = new PortfolioCommand.Open(wanted.Name, wanted.BaseCurrency, account) { At = desk.Now() };
        await operation.Do(PortfolioEntity.IdOf(id), new PortfolioMessage.Do(open)).ConfigureAwait(false);
        desk.Owners.Opened(id);
        await desk.CatchUp().ConfigureAwait(false);
        var portfolio = await desk.State(id, asking).ConfigureAwait(false);
        operation.Record.After = $"'{portfolio.Name}' in {portfolio.BaseCurrency} on {portfolio.Account}";
        return TypedResults.Created($"/portfolios/{id}", PortfolioAnswer.Of(portfolio, desk.View(portfolio)));
    }

    private static void DemandGoodId(PortfolioId id)
    {
        if (id.Value.Length is 0 or > IdLengthMax
            || !id.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw JsonReading.Invalid(new FieldProblem(
                "$.id", "value_invalid", $"An id has 1 to {IdLengthMax} letters, digits, '-', '_' or '.'."))
                .AsException();
        }
    }

    private Task<IResult> Deposit(string id, Body<MoneyTransfer> body, Operation operation, EntityAsking asking) =>
        Transfer(
            new(id), body.Value, operation, asking, sign: 1,
            amount => new PortfolioCommand.Deposit(amount) { At = desk.Now() });

    private Task<IResult> Withdraw(string id, Body<MoneyTransfer> body, Operation operation, EntityAsking asking) =>
        Transfer(
            new(id), body.Value, operation, asking, sign: -1,
            amount => new PortfolioCommand.Withdraw(amount) { At = desk.Now() });

    private async Task<IResult> Transfer(
        PortfolioId id,
        MoneyTransfer wanted,
        Operation operation,
        EntityAsking asking,
        int sign,
        Func<Amount, PortfolioCommand> command)
    {
        operation.Record.Target = $"portfolio {id}";
        operation.Record.Reason = wanted.Reason;
        var before = await desk.State(id, asking).ConfigureAwait(false);
        var amount = new Amount(wanted.Amount, wanted.Currency ?? before.BaseCurrency);
        operation.Record.Before = $"free {before.Ledger.Free(amount.Currency)}";
        var accepted = await desk.Do(operation, id, command(amount)).ConfigureAwait(false);

        // The journal first: its sequence is the transfer's id, by which a crash in between can be made good.
        await parts.Funding.Book(new PaperTransfer(
            PaperTransfer.IdOf(id.Value, accepted.Sequence), before.Account, amount * sign)).ConfigureAwait(false);
        var after = await desk.State(id, asking).ConfigureAwait(false);
        var free = after.Ledger.Free(amount.Currency);
        operation.Record.After = $"free {free}";
        return TypedResults.Created(
            $"/portfolios/{id}",
            new MoneyTransferred(accepted.Sequence, amount.Value, amount.Currency, free.Value));
    }

    private async Task<IResult> Close(string id, string symbol, string? reason, Operation operation)
    {
        var portfolio = new PortfolioId(id);
        (operation.Record.Target, operation.Record.Reason) = ($"portfolio {id}, {symbol}", reason);
        if (reason?.Length > ReasonLengthMax)
        {
            throw Problem.WrongParameter("reason", $"A reason has at most {ReasonLengthMax} characters.")
                .AsException();
        }

        if (!Symbol.IsSymbol(symbol))
        {
            throw Problem.NotFound(PortfolioRejection.NoPosition, $"'{symbol}' is no market.").AsException();
        }

        var close = new PortfolioCommand.ClosePosition(Symbol.Of(symbol), operation.By, desk.Marks(portfolio))
        {
            At = desk.Now(),
            Reason = reason,
        };
        var accepted = await desk.Do(operation, portfolio, close).ConfigureAwait(false);
        return TypedResults.Accepted($"/portfolios/{id}/positions", new CloseRequested(symbol, accepted.Sequence));
    }
}

/// <param name="Sequence">Of the request in the portfolio's journal; what becomes of it is told by its orders.</param>
public sealed record CloseRequested(string Symbol, long Sequence);
