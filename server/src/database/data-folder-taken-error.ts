/** A second server was started on the data folder of a running one. */
export class DataFolderTakenError extends Error {
  override name = 'DataFolderTakenError';

  /** @param way what to do where it cannot be stopped */
  constructor(folder: string, options?: ErrorOptions, way = 'open another dataDir') {
    super(`Another server is using the data folder ${folder}. Stop it first, or ${way}.`, options);
  }
}
