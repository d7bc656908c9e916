using ActorTrading.CrashNode;

// ActorTrading.CrashNode FOLDER SEED [PLACE NUMBER] [end]
// Runs a node on FOLDER under a seeded load and tells on standard output what it asks and what it is answered, until it
// is killed, kills itself at the NUMBER-th time that it comes to PLACE, or reads a line: then it settles and ends.
var (folder, seed) = (args[0], ulong.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
var crash = args.Length >= 4
    ? new CrashPlan(args[2], int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture))
    : CrashPlan.None;
await CrashSession.Run(folder, seed, crash);
