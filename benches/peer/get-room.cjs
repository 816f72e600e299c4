// GET room as a Node.js function would do it at its simplest: one GetItem, and the item as JSON.
// No token is checked and nothing is logged. Prints the microseconds of CPU that a request took.
const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb");

const [endpoint, table, room, warm, counted] = process.argv.slice(2);
const client = new DynamoDBClient({
  endpoint,
  region: "eu-west-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

async function answer() {
  const key = { PK: { S: `ROOM#${room}` }, SK: { S: "ROOM" } };
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true, ReturnConsumedCapacity: "TOTAL" }),
  );
  const body = {
    roomId: room,
    name: item.name.S,
    about: item.about.S,
    isSpeak: item.isSpeak.BOOL,
    createdAt: new Date(Number(item.createdAt.N)).toISOString(),
  };
  return JSON.stringify({
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

(async () => {
  for (let request = 0; request < Number(warm); request += 1) await answer();
  const before = process.cpuUsage();
  for (let request = 0; request < Number(counted); request += 1) await answer();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / Number(counted));
})();
