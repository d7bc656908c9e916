using ActorTrading.CrashTarget;

// A process that exists to be killed: it works until somebody does, and says on its output what it was told.
if (args is not ["paper-venue", var folder, var life])
{
    Console.Error.WriteLine("Usage: paper-venue <folder> <life>");
    return 64;
}

PaperVenueLife.Run(folder, int.Parse(life));
return 0;
