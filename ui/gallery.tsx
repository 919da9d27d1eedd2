'use client'

import { useState, type ReactNode } from 'react'
import { Badge } from './badge.tsx'
import { Button } from './button.tsx'
import { ButtonLink } from './button-link.tsx'
import { ColumnHead, DataTable } from './data-table.tsx'
import { Dialog } from './dialog.tsx'
import { EmptyState } from './empty-state.tsx'
import { GalleryCards } from './gallery-cards.tsx'
import { LockIcon, PlayIcon } from './icons.tsx'
import { Notice } from './notice.tsx'
import { PageHeader } from './page-header.tsx'
import { Panel } from './panel.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { SiteFooter } from './site-footer.tsx'
import { NavLink } from './nav-link.tsx'
import { SiteHeader } from './site-header.tsx'
import { RailSkeleton, Skeleton } from './skeleton.tsx'
import { TextField } from './text-field.tsx'

/** Every component in every state, for people who build pages. Mounted in development only. */
export function Gallery() {
  return (
    <>
      <SiteHeader
        homeHref="#"
        navigation={
          <>
            <NavLink href="#" isCurrent>
              Browse
            </NavLink>
            <NavLink href="#films">Films</NavLink>
            <NavLink href="#music">Music</NavLink>
          </>
        }
        account={
          <ButtonLink href="#sign-in" variant="secondary" size="small">
            Sign in
          </ButtonLink>
        }
      />
      <main id="content" className="grid gap-16 py-12">
        <Part>
          <PageHeader title="The components of Usher" eyebrow="Gallery" actions={<Button>Main action</Button>}>
            What pages are made of, in each of their states, light and dark.
          </PageHeader>
          <p className="mt-8 text-display">Lights down. Phones off.</p>
        </Part>
        <Part title="Buttons">
          <Buttons />
        </Part>
        <Part title="Fields">
          <div className="grid max-w-3xl gap-6 sm:grid-cols-2">
            <TextField label="Email" type="email" placeholder="you@example.com" />
            <TextField
              label="Password"
              type="password"
              hint="Twelve characters or more."
              defaultValue="correct horse"
            />
            <TextField label="Library" defaultValue="films archive" error="Use letters, digits and hyphens only." />
            <TextField label="Disabled" defaultValue="Not yours to change" disabled />
          </div>
        </Part>
        <Part title="Tags and bars">
          <div className="flex flex-wrap gap-2">
            <Badge>Draft</Badge>
            <Badge tone="accent">New</Badge>
            <Badge tone="success">Active</Badge>
            <Badge tone="danger">Past due</Badge>
            <Badge tone="onPicture" icon={<LockIcon />}>
              Premium
            </Badge>
          </div>
          <div className="mt-6 grid max-w-sm gap-4">
            <ProgressBar label="42 minutes left" fraction={0.35} />
            <ProgressBar label="Done" fraction={1} />
          </div>
        </Part>
        <Part title="Notices">
          <Notices />
        </Part>
        <GalleryCards />
        <Part title="Nothing here">
          <EmptyState title="Your list is empty" action={<ButtonLink href="#">Browse films</ButtonLink>}>
            Add a title with the plus beside its name, and it waits for you here.
          </EmptyState>
        </Part>
        <Part title="Panels and tables">
          <div className="grid gap-4 sm:grid-cols-2">
            <Panel title="Being prepared">
              <p className="text-muted">Nothing is waiting.</p>
            </Panel>
            <Panel title="Failed" tone="danger">
              <p>Four Days Uphill</p>
            </Panel>
          </div>
          <div className="mt-6">
            <DataTable
              label="Changes"
              className="min-w-120"
              head={['Who', 'What'].map((name) => (
                <ColumnHead key={name}>{name}</ColumnHead>
              ))}
            >
              <tr className="border-t border-line">
                <td className="px-4 py-2.5">Ada Grey</td>
                <td className="px-4 py-2.5">Share revoked</td>
              </tr>
            </DataTable>
          </div>
        </Part>
        <Part title="Loading">
          <RailSkeleton label="Loading" />
          <Skeleton className="mt-6 h-4 w-1/2" />
        </Part>
      </main>
      <SiteFooter note="Usher, a portal on your own domain">
        <a href="#terms">Terms</a>
        <a href="#privacy">Privacy</a>
      </SiteFooter>
    </>
  )
}

function Part({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="page-measure">
      {title && <h2 className="mb-5 text-heading">{title}</h2>}
      {children}
    </section>
  )
}

function Buttons() {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-4">
      <ButtonLink href="#" size="large">
        <PlayIcon /> Resume 42:10
      </ButtonLink>
      <Button>Watch</Button>
      <Button variant="secondary" onClick={() => setOpen(true)}>
        Open a dialog
      </Button>
      <Button variant="quiet">Start over</Button>
      <Button variant="danger">Delete account</Button>
      <Button isBusy>Saving</Button>
      <Button disabled>Not now</Button>
      <Button size="small" variant="secondary">
        Small
      </Button>
      <Dialog
        title="End this session?"
        closeLabel="Close"
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={
          <>
            <Button variant="secondary" onClick={() => setOpen(false)}>
              Keep it
            </Button>
            <Button variant="danger" onClick={() => setOpen(false)}>
              End session
            </Button>
          </>
        }
      >
        Firefox on Windows stops playing at once and has to sign in again.
      </Dialog>
    </div>
  )
}

function Notices() {
  return (
    <div className="grid gap-4">
      <Notice title="Available from Friday 4 December, 20:00 your time." />
      <Notice tone="success" title="Your address is confirmed." />
      <Notice
        tone="warning"
        title="We couldn't take your last payment."
        action={
          <ButtonLink href="#" size="small">
            Update card
          </ButtonLink>
        }
      >
        You can keep watching until 3 December.
      </Notice>
      <Notice
        tone="danger"
        isAlert
        title="This film is part of Premium. You have Basic."
        action={
          <ButtonLink href="#" size="small">
            See Premium
          </ButtonLink>
        }
      >
        The trailer is open to everyone.
      </Notice>
    </div>
  )
}
