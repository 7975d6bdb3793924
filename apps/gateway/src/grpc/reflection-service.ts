import { createFileRegistry, fromBinary, toBinary, type DescFile } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { status } from '@grpc/grpc-js';
import { fileDescriptorSet } from '#contracts/proto/descriptors.ts';
import {
  ServerReflectionResponse,
  type ServerReflectionRequest,
  type ServerReflectionServer,
} from '#contracts/proto/grpc/reflection/v1/reflection.ts';

type Told = Pick<
  ServerReflectionResponse,
  'file_descriptor_response' | 'all_extension_numbers_response' | 'list_services_response' | 'error_response'
>;

/** How many files, or names, one stream may ask for: tools ask for a few dozen. */
const MOST_QUESTIONS = 1_000;

/** The reflection protocol of gRPC: what is offered, so that tools need no .proto file. */
export function reflectionService(): ServerReflectionServer {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(fileDescriptorSet, 'base64')));
  const services = [...registry].flatMap((one) => (one.kind === 'service' ? [{ name: one.typeName }] : []));

  function answer(request: ServerReflectionRequest): Told {
    if (request.list_services !== undefined) return { list_services_response: { service: services } };
    if (request.file_by_filename !== undefined) return filesOf(registry.getFile(request.file_by_filename));
    if (request.file_containing_symbol !== undefined) return filesOf(fileWith(request.file_containing_symbol));
    const type = request.all_extension_numbers_of_type;
    if (type !== undefined && registry.getMessage(type))
      return { all_extension_numbers_response: { base_type_name: type, extension_number: [] } };
    return notFound();
  }

  /** Of a message, an enumeration, a service, or a method of one. */
  function fileWith(symbol: string): DescFile | undefined {
    const named = registry.get(symbol) ?? registry.getService(symbol.slice(0, symbol.lastIndexOf('.')));
    return named?.file;
  }

  return {
    serverReflectionInfo: (call) => {
      let asked = 0;
      call.on('data', (request: ServerReflectionRequest) => {
        asked += 1;
        if (asked > MOST_QUESTIONS) return call.destroy();
        call.write(
          ServerReflectionResponse.create({ valid_host: request.host, original_request: request, ...answer(request) }),
        );
      });
      call.on('end', () => call.end());
    },
  };
}

/** A file and all that it imports, so that nobody has to ask again. */
function filesOf(file: DescFile | undefined): Told {
  if (!file) return notFound();
  const files = new Map<string, DescFile>();
  const take = (one: DescFile): void => {
    if (files.has(one.name)) return;
    files.set(one.name, one);
    one.dependencies.forEach(take);
  };
  take(file);
  return {
    file_descriptor_response: {
      file_descriptor_proto: [...files.values()].map(({ proto }) =>
        Buffer.from(toBinary(FileDescriptorProtoSchema, proto)),
      ),
    },
  };
}

const notFound = (): Told => ({
  error_response: { error_code: status.NOT_FOUND, error_message: 'There is nothing of this name.' },
});
