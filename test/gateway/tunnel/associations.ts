/** A security association as the daemon reports it. */
export interface Association {
  readonly id: string | undefined;
  readonly state: string | undefined;
  readonly cipher: string | undefined;
  readonly keyBits: string | undefined;
  readonly integrity: string | undefined;
  readonly prf: string | undefined;
  readonly group: string | undefined;
  readonly additional: readonly string[];
}

/** An IKE association with its children. */
export interface IkeAssociation extends Association {
  readonly children: readonly Association[];
}

interface Tree {
  [key: string]: Tree | string;
}

/** The associations of `swanctl --list-sas --raw`. */
export function associationsIn(raw: string): IkeAssociation[] {
  return raw
    .split('\n')
    .filter((line) => line.startsWith('list-sa event'))
    .flatMap((line) => Object.values(treeOf(line.slice(line.indexOf('{')))))
    .flatMap((ike) => (typeof ike === 'string' ? [] : [ikeOf(ike)]));
}

function ikeOf(tree: Tree): IkeAssociation {
  const children = tree['child-sas'];
  return {
    ...associationOf(tree),
    children:
      typeof children === 'object'
        ? Object.values(children).flatMap((one) => (typeof one === 'string' ? [] : [associationOf(one)]))
        : [],
  };
}

function associationOf(tree: Tree): Association {
  const text = (key: string) => {
    const value = tree[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    id: text('uniqueid'),
    state: text('state'),
    cipher: text('encr-alg'),
    keyBits: text('encr-keysize'),
    integrity: text('integ-alg'),
    prf: text('prf-alg'),
    group: text('dh-group'),
    additional: [1, 2, 3, 4, 5, 6, 7].flatMap((index) => text(`ake${index}`) ?? []),
  };
}

/** `{name {key=value key=[a b] inner {…}}}` as a tree. */
function treeOf(text: string): Tree {
  const root: Tree = {};
  const open: Tree[] = [root];
  const pieces = text.matchAll(/([\w.-]+)=(\[[^\]]*\]|[^\s}]*)|([^\s{}]+)\s*\{|[{}]/g);
  let outermost = true;
  for (const [piece, key, value, name] of pieces) {
    const at = open.at(-1);
    if (at === undefined) break;
    if (key !== undefined) at[key] = value ?? '';
    else if (name !== undefined) {
      const inner: Tree = {};
      at[name] = inner;
      open.push(inner);
    } else if (piece === '}') open.pop();
    else if (outermost) outermost = false;
  }
  return root;
}
