import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as it arrived, decoded. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly text: string;
}

export interface MailReceiver {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** What happens when a receiver was named; an SMTP code refuses it. */
  onRecipient: (address: string) => Promise<number | void>;
  /** What happens between the arrival of a mail and the server's answer. */
  beforeAnswer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real SMTP server on the loopback, on a port of its own. */
export async function receiveMail(): Promise<MailReceiver> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      void receiver
        .onRecipient(address)
        .then((code) => done(code ? Object.assign(new Error("refused"), { responseCode: code }) : null)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, ...read(Buffer.concat(chunks).toString("utf8")) });
        void receiver.beforeAnswer().then(() => done());
      });
    },
  });
  // A client that is killed in mid-sentence is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const receiver: MailReceiver = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    onRecipient: async () => undefined,
    beforeAnswer: async () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}

function read(raw: string): Pick<ReceivedMail, "messageId" | "text"> {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const text = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(body, "base64").toString("utf8")
    : Buffer.from(
        body
          .replace(/=\r\n/g, "")
          .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
        "latin1",
      ).toString("utf8");
  return { messageId: /^message-id: (.+)$/im.exec(head)?.[1]?.trim() ?? "", text };
}

export interface ReceivedPost {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PostReceiver {
  readonly port: number;
  readonly posts: ReceivedPost[];
  answer: (response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** A real HTTP server on the loopback that answers as it is told, `{"errcode":0}` by default. */
export async function receivePosts(): Promise<PostReceiver> {
  const posts: ReceivedPost[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      posts.push({ url: request.url ?? "", headers: request.headers, body });
      receiver.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: PostReceiver = {
    port: (server.address() as AddressInfo).port,
    posts,
    answer: (response) => response.end('{"errcode":0,"errmsg":"ok"}'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
