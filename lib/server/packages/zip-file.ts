import "server-only";
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { directory, localHeader, type ZipEntry } from "@/lib/proof/zip-layout";

/** What was written of a file. */
export interface WrittenFile {
  readonly size: number;
  readonly sha256: string;
}

/** A ZIP that grows on disk, file after file, as zip-layout.ts says; memory is one piece of a file, whatever its size. */
export class ZipFile {
  private readonly entries: ZipEntry[] = [];
  private at = 0;

  private constructor(private readonly handle: FileHandle) {}

  /** Begins a new file; what was there under the name is lost. */
  static async create(file: string): Promise<ZipFile> {
    return new ZipFile(await open(file, "w", 0o600));
  }

  async add(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WrittenFile> {
    const offset = this.at;
    // Size and checksum are known once the file went by: its header is written again then.
    await this.write(localHeader({ name, size: 0, crc32: 0 }));
    const hash = createHash("sha256");
    let [size, check] = [0, 0];
    for await (const chunk of chunks) {
      hash.update(chunk);
      check = crc32(chunk, check);
      size += chunk.length;
      await this.write(chunk);
    }
    const entry = { name, size, crc32: check, offset };
    const header = localHeader(entry);
    await this.handle.write(header, 0, header.length, offset);
    this.entries.push(entry);
    return { size, sha256: hash.digest("hex") };
  }

  /** Writes the list of files and sees to it that all of it is on the disk. Throws RangeError above `ZIP_LIMITS`. */
  async finish(): Promise<{ readonly byteSize: number }> {
    await this.write(directory(this.entries));
    await this.handle.sync();
    await this.handle.close();
    return { byteSize: this.at };
  }

  /** Gives the file up as it is. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  private async write(bytes: Uint8Array): Promise<void> {
    // Not everything may be taken at once.
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, this.at);
      done += bytesWritten;
      this.at += bytesWritten;
    }
  }
}
