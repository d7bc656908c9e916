using ActorTrading.Host.Http.Access;
using ActorTrading.Host.Http.Documentation;
using ActorTrading.Host.Node.Diagnosis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ActorTrading.Host.Http.Diagnosis;

/// <summary>What is wrong with the node, and what it is busy with.</summary>
internal sealed class DiagnosisModule(NodeExamination examination, LoadMeter load, DumpWriter dump) : IEndpointModule
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").WithTags("Node");
        admin.MapGet("/health", Examine)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("examine_node")
            .WithSummary("Try every part of the node and say how long each took; writes a line into the audit trail")
            .Answers<Examination>();
        admin.MapGet("/load", Load)
            .Needs(Permission.ReadNode, PortfolioScope.Node)
            .WithName("read_load")
            .WithSummary("Say what the node is busy with; "
                + $"the busiest entities are those of the newest {LoadMeter.CountedMax} events")
            .Answers<NodeLoad>();
        admin.MapGet("/dump", Dump)
            .Needs(Permission.OperateNode, PortfolioScope.Node)
            .WithName("dump_node")
            .WithSummary("Read what somebody who looks for a fault wants to see, without secrets, in one piece")
            .Answers<NodeDump>();
    }

    private Task<Examination> Examine(Caller caller) => examination.Look(caller.Token.Id.Value);

    private Task<NodeLoad> Load(CancellationToken cancellation) => load.Read(cancellation);

    private Task<NodeDump> Dump(CancellationToken cancellation) => dump.Gather(cancellation);
}
