import { Button } from "@mantine/core";

const save = (bytes: Blob, name: string): void => {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** Saves bytes that are here already, exactly as the hub sent them. */
export const DownloadButton = (file: {
  readonly bytes: Blob;
  readonly name: string;
  readonly label: string;
}) => (
  <Button variant="default" size="sm" onClick={() => save(file.bytes, file.name)}>
    {file.label}
  </Button>
);
