// What somebody would write first: one GetItem, with a client that is made at the start.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const dynamodb = new DynamoDBClient({});

export async function handler() {
  const key = { PK: { S: "ROOM#room" }, SK: { S: "ROOM" } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: key }));
  // That it has read something is told as our functions tell it.
  return { statusCode: 200, headers: { "dais-cost": "requests=1" }, body: JSON.stringify(Item ?? null) };
}
