/** The person was asked first and said no: the call was not made, and nothing was changed. */
export class NotConfirmed extends Error {
  override readonly name = "NotConfirmed";
}
