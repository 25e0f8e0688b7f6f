/** A second server was started on the data folder of a running one. */
export class DataFolderTakenError extends Error {
  override name = 'DataFolderTakenError';

  constructor(folder: string, options?: ErrorOptions) {
    super(
      `Another server is using the data folder ${folder}. Stop it first, or set OPENSKIES_DATA_DIR to another folder.`,
      options,
    );
  }
}
