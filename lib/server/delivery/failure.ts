import "server-only";

/** Why a message did not leave; `final` where another attempt makes no difference. */
export class DeliveryFailure extends Error {
  override readonly name = "DeliveryFailure";

  /** @param problem a few words for the system administrator; never an address, a key or what the message says */
  constructor(
    readonly problem: string,
    readonly final: boolean,
  ) {
    super(problem);
  }
}
