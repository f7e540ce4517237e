import { Button } from "@mantine/core";
import { saveFile } from "../shell/saveFile.ts";

/** Saves bytes that are here already, exactly as the hub sent them. */
export const DownloadButton = (file: {
  readonly bytes: Blob;
  readonly name: string;
  readonly label: string;
}) => (
  <Button variant="default" size="sm" onClick={() => saveFile(file.bytes, file.name)}>
    {file.label}
  </Button>
);
